package dev.wsss.operator.status;

import dev.wsss.operator.api.CacheResult;
import dev.wsss.operator.api.ProgressStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Round;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Expected end of a run.
 *
 * <p>A step that works ends at the pace of its pods, from their first report to their last. A step that waits takes as long as the
 * same stage took in the other round of this run; where there is none nothing is known of it.
 *
 * @param pipeline the steps and what they read
 * @param steps their statuses
 */
public record Eta(Pipeline pipeline, Map<String, StepStatus> steps) {
    /**
     * Expected end of a step.
     *
     * @param at the moment; absent where it is past or nothing is known
     * @param certain whether every part of it was measured
     */
    private record End(@Nullable Instant at, boolean certain) {
        static final End PAST = new End(null, true);
        static final End UNKNOWN = new End(null, false);

        /** Returns the later of both. */
        End and(End other) {
            Instant latest = Stream.of(Optional.ofNullable(at), Optional.ofNullable(other.at))
                    .flatMap(Optional::stream)
                    .max(Instant::compareTo)
                    .orElse(null);
            return new End(latest, certain && other.certain);
        }

        /** Returns the end of something that begins at this one. */
        End plus(Optional<Duration> duration) {
            return at == null || duration.isEmpty() ? new End(at, false) : new End(at.plus(duration.get()), certain);
        }
    }

    /**
     * Returns an instant, with {@code after} before it where steps follow whose duration is not known; absent where
     * nothing is known.
     */
    public @Nullable String words() {
        if (steps.values().stream().anyMatch(step -> step.state() == StepPhase.FAILED)) {
            return null;
        }
        Map<String, End> ends = new HashMap<>();
        End last = End.PAST;
        for (Step step : pipeline.steps()) {
            End end = end(step, name -> ends.getOrDefault(name, End.PAST));
            ends.put(step.name(), end);
            last = last.and(end);
        }
        Instant at = last.at();
        return at == null ? null : (last.certain() ? "" : "after ") + at.truncatedTo(ChronoUnit.SECONDS);
    }

    private End end(Step step, Function<String, End> earlier) {
        StepStatus status = Objects.requireNonNull(steps.get(step.name()));
        return switch (status.state()) {
            case SUCCEEDED, FAILED -> End.PAST;
            case STARTING, RUNNING, RETRYING ->
                Optional.ofNullable(status.progress())
                        .flatMap(Eta::atItsPace)
                        .map(at -> new End(at, true))
                        .orElse(End.UNKNOWN);
            case WAITING ->
                pipeline.before(step).stream()
                        .map(each -> earlier.apply(each.name()))
                        .reduce(End.PAST, End::and)
                        .plus(elsewhere(step.name()));
        };
    }

    private static Optional<Instant> atItsPace(ProgressStatus progress) {
        Long from = progress.from();
        if (from == null || progress.since() == null || progress.at() == null || progress.done() <= from) {
            return Optional.empty();
        }
        Instant at = Instant.parse(progress.at());
        double milliseconds =
                Duration.between(Instant.parse(progress.since()), at).toMillis();
        double each = milliseconds / (progress.done() - from);
        return Optional.of(at.plusMillis(Math.round(each * Math.max(0, progress.total() - progress.done()))));
    }

    /** Returns how long the same stage took in the other round. */
    private Optional<Duration> elsewhere(String step) {
        String base = Round.DECOUPLED.base(step);
        String other = base.equals(step) ? Round.DECOUPLED.name(step) : base;
        return Optional.ofNullable(steps.get(other))
                .filter(each -> each.state() == StepPhase.SUCCEEDED
                        && each.cache() != null
                        && each.cache().result() == CacheResult.MISS
                        && each.started() != null
                        && each.finished() != null)
                .map(each -> Duration.between(Instant.parse(each.started()), Instant.parse(each.finished())));
    }
}
