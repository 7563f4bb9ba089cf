package dev.wsss.operator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of values just inside and just outside every bound of the definitions: the API server and our reader agree. */
@NeedsApiServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundariesIT {
    /** Values that are within their bounds and refused by a rule of another kind, by both sides. */
    private static final List<Pattern> RULED_OUT = List.of(
            Pattern.compile("/given \\{.*"),
            Pattern.compile("/retention/keep \\[\".*"),
            Pattern.compile(".*/frozen \".*"),
            Pattern.compile("/network/width .*"),
            Pattern.compile(".*/(cropSize|canvas) 2147483647"),
            Pattern.compile(
                    "/(contextDecoupling/stages/|steps/decoupled-)train-cam/(batchSize|microBatch) (1|2147483647)"));

    private final KubernetesClient client;

    BoundariesIT(KubernetesClient client) {
        this.client = client;
    }

    static List<Leaf> ofRuns() throws IOException {
        return Leaf.below(spec("wsssruns")).stream()
                .filter(leaf -> !isFormer(leaf))
                .toList();
    }

    static List<Leaf> ofFormerStages() throws IOException {
        return Leaf.below(spec("wsssruns")).stream()
                .filter(BoundariesIT::isFormer)
                .toList();
    }

    private static boolean isFormer(Leaf leaf) {
        return leaf.schema().path("description").asText().startsWith("Former");
    }

    /**
     * Covers why no rule of the definition refuses it: that would refuse each write to a stored run with such a name,
     * its status and finalizers included.
     */
    @ParameterizedTest
    @MethodSource("ofFormerStages")
    void aFormerNameIsKeptByTheApiServerAndRefusedByTheOperator(Leaf leaf) {
        Verdicts verdicts = Verdicts.ofRun(client, Places.run(leaf.pointer(), JsonNodeFactory.instance.objectNode()));
        assertThat(verdicts.cluster()).isEmpty();
        assertThat(verdicts.local()).isPresent();
    }

    static List<Leaf> ofProfiles() throws IOException {
        return Leaf.below(spec("wsssprofiles"));
    }

    @ParameterizedTest
    @MethodSource("ofRuns")
    void aRunWithAValueAtTheEdgeOfItsBoundsIsJudgedAlike(Leaf leaf) {
        for (BoundaryValue probe : BoundaryValue.of(leaf.schema())) {
            check(leaf, probe, Verdicts.ofRun(client, Places.run(leaf.pointer(), probe.value())));
        }
    }

    @ParameterizedTest
    @MethodSource("ofProfiles")
    void aProfileWithAValueAtTheEdgeOfItsBoundsIsJudgedAlike(Leaf leaf) {
        for (BoundaryValue probe : BoundaryValue.of(leaf.schema())) {
            check(leaf, probe, Verdicts.ofProfile(client, Places.profile(leaf.pointer(), probe.value())));
        }
    }

    private static void check(Leaf leaf, BoundaryValue probe, Verdicts verdicts) {
        String place = leaf.pointer() + " " + probe.value();
        boolean accepted = probe.inside()
                && RULED_OUT.stream().noneMatch(each -> each.matcher(place).matches());
        assertThat(verdicts.cluster().isEmpty()).as("%s: %s", place, verdicts).isEqualTo(accepted);
        assertThat(verdicts.local().isEmpty()).as("%s: %s", place, verdicts).isEqualTo(accepted);
    }

    private static JsonNode spec(String plural) throws IOException {
        return new YAMLMapper()
                .readTree(ApiServer.file(plural).toFile())
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    }
}
