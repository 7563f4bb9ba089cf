package dev.wsss.operator.decide;

import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.tree.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to execute steps again, without an edit of the spec: {@code STEP[@token]}, {@code failed} or {@code all}.
 *
 * @param wish the annotation's value; another value is another request
 */
record Rerun(String wish) {
    private static final String FAILED = "failed";
    private static final String ALL = "all";
    private static final int REMEMBERED_BYTES = 256;
    private static final int SHOWN_BYTES = 64;

    private String what() {
        return wish.split("@", 2)[0];
    }

    /** Returns the request as the status keeps it: itself, or where it is long or odd its beginning and a digest. */
    String remembered() {
        String shown = SafeText.of(wish, REMEMBERED_BYTES);
        return shown.equals(wish) ? wish : shown + " sha256:" + Sha256.of(wish.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what is wrong with the request; empty when it can be followed. */
    String problem(Pipeline pipeline) {
        List<String> names = pipeline.steps().stream().map(Step::name).toList();
        if (what().equals(FAILED) || what().equals(ALL) || names.contains(what())) {
            return "";
        }
        String near = Spelling.nearest(what(), names);
        return "the annotation wsss.dev/rerun names '" + SafeText.of(what(), SHOWN_BYTES)
                + "', which is no step of this run" + (near == null ? "" : "; did you mean '" + near + "'?");
    }

    /**
     * Steps that wait again: a named one and its cone under new keys, failed ones where their checkpoints are. Where a
     * failed step found its inputs broken, all steps around them are looked up again, so that what is broken is made
     * again first.
     */
    void apply(Pipeline pipeline, SequencedMap<String, StepStatus> steps) {
        if (what().equals(FAILED)) {
            Set<String> doubted = doubted(pipeline, steps);
            steps.replaceAll((name, before) -> switch (before.state()) {
                case FAILED -> StepEdit.of(before).waiting().unburdened().done();
                case SUCCEEDED ->
                    doubted.contains(name)
                            ? StepEdit.of(before).waiting().unstarted().done()
                            : before;
                case WAITING, STARTING, RUNNING, RETRYING -> before;
            });
            return;
        }
        Set<String> cone = cone(pipeline);
        steps.replaceAll((name, before) -> cone.contains(name)
                ? StepEdit.of(before)
                        .waiting()
                        .unburdened()
                        .withoutOutput()
                        .salted(remembered())
                        .done()
                : before);
    }

    /** Steps before one that found its inputs broken, and the steps that read the same inputs. */
    private static Set<String> doubted(Pipeline pipeline, SequencedMap<String, StepStatus> steps) {
        return pipeline.steps().stream()
                .filter(step -> foundBrokenInputs(steps.get(step.name())))
                .flatMap(step -> pipeline.ancestry(step).stream())
                .flatMap(step -> pipeline.cone(step).stream())
                .map(Step::name)
                .collect(Collectors.toSet());
    }

    private static boolean foundBrokenInputs(@Nullable StepStatus step) {
        return step != null
                && step.state() == StepPhase.FAILED
                && step.lastFailure() != null
                && step.lastFailure().failureClass().equals(FailureClass.STORE_CORRUPT.title());
    }

    private Set<String> cone(Pipeline pipeline) {
        if (what().equals(ALL)) {
            return names(new LinkedHashSet<>(pipeline.steps()));
        }
        return names(pipeline.cone(pipeline.step(what())));
    }

    private static Set<String> names(Set<Step> steps) {
        return steps.stream().map(Step::name).collect(Collectors.toSet());
    }
}
