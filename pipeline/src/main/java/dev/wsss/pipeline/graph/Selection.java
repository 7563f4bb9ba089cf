package dev.wsss.pipeline.graph;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of a pipeline that a command is about.
 *
 * @param pipeline the steps to consider
 * @param mayRun names of the steps that may be executed; the others have to be published already
 */
public record Selection(Pipeline pipeline, Set<String> mayRun) {
    public Selection {
        mayRun = Set.copyOf(mayRun);
        mayRun.forEach(pipeline::step);
    }

    /** Selects every step. */
    public static Selection all(Pipeline pipeline) {
        return new Selection(pipeline, names(pipeline.steps()));
    }

    /** Selects one step alone, on published inputs. */
    public static Selection only(Pipeline pipeline, String step) {
        Set<Step> ancestry = pipeline.ancestry(pipeline.step(step));
        List<Step> steps = pipeline.steps().stream().filter(ancestry::contains).toList();
        return new Selection(new Pipeline(steps), Set.of(step));
    }

    /**
     * Selects every step, with one and all that depends on it executed again.
     *
     * @param salt different from that of every earlier time; the keys of the cone get it
     */
    public static Selection from(Pipeline pipeline, String step, String salt) {
        Set<Step> cone = pipeline.cone(pipeline.step(step));
        return all(pipeline.mapped(each -> cone.contains(each) ? each.withSalt(salt) : each));
    }

    /** Returns whether a step may be executed. */
    public boolean mayRun(Step step) {
        return mayRun.contains(step.name());
    }

    private static Set<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).collect(Collectors.toSet());
    }
}
