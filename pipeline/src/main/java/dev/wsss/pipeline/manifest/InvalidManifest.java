package dev.wsss.pipeline.manifest;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.tree.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The refusal of a manifest that cannot be run, with every problem, each with the pointer to its field. */
public final class InvalidManifest extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Creates a refusal.
     *
     * @param source the file, or what else the manifest came from
     * @param problems what is wrong, at least one
     */
    public InvalidManifest(String source, List<Problem> problems) {
        super(
                FailureClass.INVALID_CONFIG,
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ", source + ":\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, in the order of the document. */
    public List<Problem> problems() {
        return problems;
    }
}
