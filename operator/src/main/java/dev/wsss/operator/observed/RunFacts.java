package dev.wsss.operator.observed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and pods of a run in the cluster.
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

    /** Returns the Job of an attempt. */
    public Optional<JobFacts> job(String step, int attempt) {
        return jobs.stream()
                .filter(each -> each.step().equals(step) && each.attempt() == attempt)
                .findFirst();
    }

    /** Returns the Job of this uid. */
    public Optional<JobFacts> job(@Nullable String uid) {
        return jobs.stream().filter(each -> each.uid().equals(uid)).findFirst();
    }

    /** Returns the facts that belong to a step's other attempts. */
    public RunFacts others(String step, int attempt) {
        return new RunFacts(
                jobs.stream()
                        .filter(each -> each.step().equals(step) && each.attempt() != attempt)
                        .toList(),
                strays.stream()
                        .filter(each -> each.step().equals(step) && each.attempt() != attempt)
                        .toList());
    }

    /** Returns whether nothing is there any more that could do anything; what a lost node has is fenced by the prefix that it writes to. */
    public boolean isOver(Instant now) {
        return jobs.stream().allMatch(job -> job.deleting() && job.lost(now).isPresent())
                && strays.stream().noneMatch(pod -> pod.alive() && !pod.lost(now));
    }

    /** Returns when the next node counts as lost. */
    public Optional<Instant> nextLoss() {
        return Stream.concat(jobs.stream().flatMap(job -> job.pods().stream()), strays.stream())
                .flatMap(pod -> pod.lostAt().stream())
                .min(Comparator.naturalOrder());
    }
}
