package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.PlayedRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of Jobs that the API server refuses: the run's status reports it, and nothing is lost. */
@NeedsApiServer
class RefusedJobIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @AutoClose
    private KubernetesClient client;

    private Runs runs;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
        runs = new Runs(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "podTemplate: {labels: {\"not a label\": x}}            | JobRefused     | not a label",
                "podTemplate: {labels: {key: \"a b\"}}                  | JobRefused     | a b",
                "podTemplate: {env: [{name: \"\"}]}                     | JobRefused     | env",
                "podTemplate: {volumes: [{name: \"V O L\"}]}            | JobRefused     | V O L",
                "podTemplate: {annotations: {a: \"%s\"}}                | Succeeded      | Done",
                "priorityClassName: \"no such class!\"                  | JobRefused     | priorityClassName",
                "podTemplate: {tolerations: [{key: {a: b}}]}            | InvalidProfile | /spec/podTemplate/tolerations",
                "podTemplate: {env: [{name: A, value: [b]}]}            | InvalidProfile | /spec/podTemplate/env",
            })
    void aProfileThatMakesNoJobIsNamed(String spec, String end, String words) {
        WSSSProfile profile = new WSSSProfile();
        profile.setMetadata(new ObjectMetaBuilder().withName("odd").build());
        profile.setSpec(Serialization.unmarshal(spec.replace("%s", "قطة🐈\\u202e\\u0000"), JsonNode.class));
        client.resource(profile).create();
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC + "execution: {profile: odd}\n");
            WSSSRunStatus status = runs.until("cats", each -> end.equals(each.reason()) || end.equals(each.state()));
            assertThat(status.explain())
                    .contains(words)
                    .matches(each -> each.getBytes(StandardCharsets.UTF_8).length <= 2048, "is short");
        }
    }

    @Test
    void aWishOfAnyLengthIsAnsweredOnce() {
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC);
            runs.until("cats", each -> "Succeeded".equals(each.state()));
            wish("🐈\u0000\u202e".repeat(20_000));
            WSSSRunStatus last = runs.until("cats", each -> each.rerun() != null);
            assertThat(last.state()).isEqualTo("Succeeded");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(client.v1().events().list().getItems())
                            .filteredOn(event -> event.getMessage().contains("no step of this run"))
                            .singleElement()
                            .satisfies(event -> assertThat(event.getMessage()).contains("…'")));

            wish("make-sem-seg@" + "again ".repeat(20_000));
            WSSSRunStatus again = runs.until(
                    "cats",
                    each -> Objects.requireNonNull(each.rerun()).startsWith("make-sem-seg@")
                            && "Succeeded".equals(each.state()));
            assertThat(again.step("make-sem-seg"))
                    .hasValueSatisfying(step -> assertThat(step.attempt()).isEqualTo(2));
        }
    }

    private void wish(String wish) {
        client.resources(WSSSRun.class).withName("cats").edit(run -> {
            run.getMetadata().setAnnotations(Map.of(WSSSRun.RERUN, wish));
            return run;
        });
    }
}
