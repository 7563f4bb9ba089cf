package dev.wsss.operator.observed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a run in the cluster.
 *
 * @param jobs all Jobs of the run, each with its pods
 * @param strays pods whose Job is gone
 */
public record RunFacts(List<JobFacts> jobs, List<PodFacts> strays) {
    /** Nothing. */
    public static final RunFacts NONE = new RunFacts(List.of(), List.of());

    public RunFacts {
        jobs = List.copyOf(jobs);
        strays = List.copyOf(strays);
    }

    /** The Job of an attempt. */
    public Optional<JobFacts> job(String step, int attempt) {
        return jobs.stream()
                .filter(each -> each.step().equals(step) && each.attempt() == attempt)
                .findFirst();
    }

    /** The Job of this uid. */
    public Optional<JobFacts> job(@Nullable String uid) {
        return jobs.stream().filter(each -> each.uid().equals(uid)).findFirst();
    }

    /** Whether anything of a step's other attempts is still there. */
    public boolean othersLeft(String step, int attempt) {
        return jobs.stream().anyMatch(each -> each.step().equals(step) && each.attempt() != attempt)
                || strays.stream()
                        .anyMatch(each -> each.step().equals(step) && each.attempt() != attempt && each.alive());
    }

    /** Whether nothing of the run is there any more. */
    public boolean isEmpty() {
        return jobs.isEmpty() && strays.stream().noneMatch(PodFacts::alive);
    }
}
