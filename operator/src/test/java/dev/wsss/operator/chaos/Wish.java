package dev.wsss.operator.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's request for a run.
 *
 * @param pictures seed of its data set: runs of the same have the same results
 * @param rerun the last requested re-run
 * @param suspended whether it is suspended
 * @param takesAll whether its artifacts go with it
 */
record Wish(int pictures, @Nullable String rerun, boolean suspended, boolean takesAll) {
    private static final String SPEC = """
            numeric: {threads: 2}
            dataset:
              synthetic: {seed: PICTURES, pictures: 8, scorePictures: 4}
              scoreList: none
            given: {cam-weights: "s3://wsss/given/cam", affinity-weights: "s3://wsss/given/irn"}
            stages: {make-cam: {shards: 2}}
            """;

    Wish edited(int seed) {
        return new Wish(seed, rerun, suspended, takesAll);
    }

    Wish asked(String again) {
        return new Wish(pictures, again, suspended, takesAll);
    }

    Wish resting(boolean now) {
        return new Wish(pictures, rerun, now, takesAll);
    }

    /** Returns a name of the results; runs with the same name have the same results. */
    String results() {
        return pictures + (rerun == null ? "" : "-" + rerun.replaceAll("[^0-9]", ""));
    }

    /** Returns the run, with its artifacts in a store. */
    WSSSRun run(String name, String store) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withAnnotations(rerun == null ? Map.of() : Map.of(WSSSRun.RERUN, rerun))
                .build());
        run.setSpec(Serialization.unmarshal(
                SPEC.replace("PICTURES", Integer.toString(pictures))
                        + "store: " + store + "\n"
                        + "suspend: " + suspended + "\n"
                        + "retention: {onDelete: " + (takesAll ? "Delete" : "Keep") + "}\n",
                JsonNode.class));
        return run;
    }
}
