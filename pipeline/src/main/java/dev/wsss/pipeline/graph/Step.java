package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stage with its parameters, the artifacts it reads and the one it writes.
 *
 * @param name unique in a pipeline, for example {@code decoupled-make-cam}
 * @param task its work
 * @param round which pass it belongs to
 * @param parameters what it reads of the spec
 * @param reads no two of one input name: for a stage, at most one of each kind
 * @param writes what it makes
 * @param salt makes its key another one, so that it runs again; empty otherwise
 */
public record Step(
        String name,
        Task task,
        Round round,
        StepParameters parameters,
        List<Artifact> reads,
        Artifact writes,
        String salt) {
    public Step {
        reads = List.copyOf(reads);
        Set<String> names = new HashSet<>();
        for (Artifact read : reads) {
            if (!task.canRead().contains(read.kind())) {
                throw new IllegalArgumentException("reads: step " + name + " may not read " + read.name()
                        + ", which is " + read.kind().id());
            }
            if (!names.add(task.inputName(read.name(), read.kind()))) {
                throw new IllegalArgumentException("reads: step " + name + " reads two artifacts that are "
                        + read.kind().id());
            }
        }
        if (writes.kind() != task.writes() || writes.isGiven()) {
            throw new IllegalArgumentException("writes: step " + name + " does not make " + writes.name());
        }
    }

    /** Returns the artifact of this kind that it reads. */
    public Optional<Artifact> read(ArtifactKind kind) {
        return reads.stream().filter(each -> each.kind() == kind).findFirst();
    }

    /** Returns the same step under another key. */
    public Step withSalt(String salted) {
        return new Step(name, task, round, parameters, reads, writes, salted);
    }

    /** Returns the same step with other parameters. */
    public Step withParameters(StepParameters changed) {
        return new Step(name, task, round, changed, reads, writes, salt);
    }
}
