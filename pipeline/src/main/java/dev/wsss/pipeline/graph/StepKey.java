package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.artifact.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ingredients of a result, and the name that follows from them: same key, same result.
 *
 * <p>In it: stage and contract version, the parameters that the stage reads, kinds and digests of its inputs, seed and
 * numeric mode where the stage uses them, a re-run salt. Not in it: paths, names of runs, steps and rounds, loader
 * threads, attempts.
 *
 * @param document canonical JSON of all that
 */
public record StepKey(String document) {
    /** Returns the key of a step whose inputs are known. */
    public static StepKey of(Step step, Map<Artifact, ArtifactDigest> inputs, long seed, NumericMode numeric) {
        Map<String, Object> ingredients = new TreeMap<>();
        ingredients.put("stage", step.task());
        ingredients.put("contractVersion", step.task().contractVersion());
        ingredients.put("parameters", step.parameters().keyed());
        ingredients.put("inputs", digests(step, inputs));
        if (step.task().trains()) {
            ingredients.put("seed", seed);
        }
        if (step.task().runsNetwork()) {
            ingredients.put("numeric", numeric);
        }
        if (!step.salt().isEmpty()) {
            ingredients.put("salt", step.salt());
        }
        return new StepKey(CanonicalJson.text(ingredients));
    }

    private static Map<String, ArtifactDigest> digests(Step step, Map<Artifact, ArtifactDigest> inputs) {
        Map<String, ArtifactDigest> digests = new TreeMap<>();
        for (Artifact read : step.reads()) {
            ArtifactDigest digest = inputs.get(read);
            if (digest == null) {
                throw new IllegalArgumentException(
                        "inputs: " + step.name() + " reads " + read.name() + ", whose digest is not known yet");
            }
            digests.put(step.task().inputName(read.name(), read.kind()), digest);
        }
        return digests;
    }

    /** Returns the same ingredients under a name that depends on the salt. */
    public StepKey salted(String more) {
        ObjectNode ingredients = (ObjectNode) tree();
        ingredients.put("salt", more + ingredients.path("salt").asText());
        return new StepKey(CanonicalJson.text(ingredients));
    }

    /** Returns the key: 64 hex digits. */
    public String hex() {
        return Sha256.of(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns enough digits for people. */
    public String brief() {
        return hex().substring(0, 12);
    }

    /** Returns what is different from an earlier key of the same step, a sentence each; empty for the same key. */
    public List<String> changesSince(StepKey earlier) {
        return KeyChanges.between(earlier.tree(), tree());
    }

    private JsonNode tree() {
        try {
            return CanonicalJson.read(document.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
        } catch (IOException invalid) {
            throw new IllegalArgumentException("document: is no key's", invalid);
        }
    }
}
