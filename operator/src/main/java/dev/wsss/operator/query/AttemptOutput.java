package dev.wsss.operator.query;

import dev.wsss.pipeline.artifact.ArtifactLocation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Output that attempts have left. */
public sealed interface AttemptOutput {
    /**
     * A complete output, verified and published just now.
     *
     * @param location where it lies
     * @param metrics at most four figures of it
     */
    record Complete(ArtifactLocation location, Map<String, Double> metrics) implements AttemptOutput {
        public Complete {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * An incomplete output.
     *
     * @param done blocks that are there
     * @param broken the reason why an object that is there was refused; absent when nothing is wrong
     */
    record Incomplete(Set<Integer> done, @Nullable String broken) implements AttemptOutput {
        public Incomplete {
            done = Set.copyOf(done);
        }

        /** Returns the groups of blocks of which at least one is missing. */
        public List<List<Integer>> missing(List<List<Integer>> groups) {
            return groups.stream().filter(group -> !done.containsAll(group)).toList();
        }
    }
}
