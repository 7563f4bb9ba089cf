package dev.wsss.operator.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.operator.apiserver.Admission;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.InvalidManifest;
import dev.wsss.pipeline.manifest.RunManifest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The answers of both sides to one document.
 *
 * @param cluster why the API server refuses it
 * @param local why {@code wsss validate}, or for a profile the operator, refuses it
 */
record Verdicts(Optional<String> cluster, Optional<String> local) {
    /** Returns those to a run with this spec. */
    static Verdicts ofRun(KubernetesClient client, ObjectNode spec) {
        return new Verdicts(new Admission(client, "wsssruns").refusal(document("WSSSRun", spec)), run(spec));
    }

    /** Returns those to a profile with this spec. */
    static Verdicts ofProfile(KubernetesClient client, ObjectNode spec) {
        return new Verdicts(
                new Admission(client, "wsssprofiles").refusal(document("WSSSProfile", spec)), profile(spec));
    }

    /** Returns the reason why a spec cannot be run. */
    static Optional<String> run(JsonNode spec) {
        return refusal(() -> EffectiveSpec.of(new RunManifest("probe", spec, "probe.yaml", Path.of("/"))));
    }

    /** Returns the reason why a profile cannot be used. */
    static Optional<String> profile(JsonNode spec) {
        return refusal(
                () -> Profiles.installed(JsonNodeFactory.instance.objectNode()).of("probe.yaml", spec));
    }

    /** Returns the reason why a manifest cannot be run. */
    static Optional<String> manifest(Path file) throws IOException {
        RunManifest read;
        try {
            read = RunManifest.read(file);
        } catch (InvalidManifest invalid) {
            return Optional.of(invalid.problems().toString());
        }
        return refusal(() -> EffectiveSpec.of(read));
    }

    private static Optional<String> refusal(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (InvalidManifest invalid) {
            return Optional.of(invalid.problems().toString());
        }
    }

    private static String document(String kind, ObjectNode spec) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("apiVersion", RunManifest.API_VERSION);
        document.put("kind", kind);
        document.putObject("metadata").put("name", "probe");
        document.set("spec", spec);
        return document.toString();
    }
}
