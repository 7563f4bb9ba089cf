package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.query.QueryResult;
import dev.wsss.operator.query.QueryResults;
import dev.wsss.operator.query.Remaining;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.spec.BucketAddress;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queries of runs to their stores, off the reconcile threads, and the last answers.
 *
 * <p>A run has queries only while decisions need their answers: then they are cancelled, with their repetitions.
 * Nothing here survives the process.
 */
public final class StoreQueries implements AutoCloseable {
    private static final Duration ACCOUNT_AGE = Duration.ofSeconds(30);
    private static final Duration USABLE_AGE = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final BucketQueues queues;
    private final Timer timer;
    private final Clock clock;
    private final Consumer<RunIdentity> answered;
    private final Map<String, RunQueries> byRun = new ConcurrentHashMap<>();

    /**
     * Creates queries without a run.
     *
     * @param queues run the queries
     * @param timer repeats queries
     * @param answered is called after each answer that differs from the last one
     */
    public StoreQueries(BucketQueues queues, Timer timer, Clock clock, Consumer<RunIdentity> answered) {
        this.queues = queues;
        this.timer = timer;
        this.clock = clock;
        this.answered = answered;
    }

    /** Returns the known answers to a run's queries. */
    public QueryResults answers(RunIdentity run) {
        RunQueries queries = byRun.get(run.uid());
        return queries == null ? QueryResults.NONE : queries;
    }

    /**
     * Sets the queries of a run: starts those that are new, cancels those that are left out; without any the run is
     * removed.
     */
    public void request(RunIdentity run, BucketAddress bucket, Stores.Opening opening, Set<StoreQuery<?>> questions) {
        if (questions.isEmpty()) {
            forget(run.uid());
        } else {
            byRun.compute(run.uid(), (uid, present) -> {
                        if (present != null && present.bucket.equals(bucket)) {
                            return present;
                        }
                        if (present != null) {
                            present.close();
                        }
                        return new RunQueries(run, bucket);
                    })
                    .request(opening, questions);
        }
    }

    /** Removes a run and cancels its queries. */
    public void forget(String uid) {
        RunQueries queries = byRun.remove(uid);
        if (queries != null) {
            queries.close();
        }
    }

    /** Removes all runs. */
    @Override
    public void close() {
        List.copyOf(byRun.keySet()).forEach(this::forget);
    }

    /** Returns the number of runs with queries. */
    public int runs() {
        return byRun.size();
    }

    /**
     * Returns the time for which the query that waits longest has had no answer, since its store is silent or
     * unavailable.
     */
    public Duration oldestUnanswered() {
        Instant now = clock.instant();
        return byRun.values().stream()
                .flatMap(queries -> queries.unanswered().stream())
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    /** One query, its last answer and what is scheduled for it. */
    private static final class Slot {
        private final StoreQuery<?> question;
        private Instant since;
        private QueryResult<?> reply;
        private int failures;
        private @Nullable StoreCall call;
        private Timer.@Nullable Scheduled next;

        Slot(StoreQuery<?> question, Instant since) {
            this.question = question;
            this.since = since;
            this.reply = new QueryResult.Asked<>(since);
        }

        boolean isUnanswered() {
            return switch (reply) {
                case QueryResult.Asked<?> _ -> true;
                case QueryResult.Known<?> _ -> call != null;
                case QueryResult.Trouble<?> trouble ->
                    trouble.failure().failureClass() == FailureClass.STORE_UNAVAILABLE;
            };
        }
    }

    /** The queries of one run. */
    private final class RunQueries implements QueryResults {
        private final RunIdentity run;
        private final BucketAddress bucket;
        private final Map<StoreQuery<?>, Slot> slots = new LinkedHashMap<>();
        private boolean closed;
        private Stores.Opening opening = () -> {
            throw new IllegalStateException("no query yet");
        };

        RunQueries(RunIdentity run, BucketAddress bucket) {
            this.run = run;
            this.bucket = bucket;
        }

        @Override
        @SuppressWarnings("unchecked") // a slot holds what its question asks for
        public synchronized <A> QueryResult<A> to(StoreQuery<A> question) {
            Slot slot = slots.get(question);
            return slot == null ? new QueryResult.Asked<>(null) : (QueryResult<A>) slot.reply;
        }

        synchronized List<Instant> unanswered() {
            return slots.values().stream()
                    .filter(Slot::isUnanswered)
                    .map(slot -> slot.since)
                    .toList();
        }

        synchronized void request(Stores.Opening how, Set<StoreQuery<?>> questions) {
            if (closed) {
                return;
            }
            opening = how;
            List.copyOf(slots.values()).stream()
                    .filter(slot -> !questions.contains(slot.question))
                    .forEach(this::drop);
            for (StoreQuery<?> question : questions) {
                if (!slots.containsKey(question)) {
                    Slot slot = new Slot(question, clock.instant());
                    slots.put(question, slot);
                    begin(slot);
                }
            }
        }

        synchronized void close() {
            closed = true;
            List.copyOf(slots.values()).forEach(this::drop);
        }

        private void drop(Slot slot) {
            slots.remove(slot.question);
            if (slot.next != null) {
                slot.next.cancel();
            }
            if (slot.call != null) {
                queues.cancel(bucket, slot.call);
            }
        }

        /** Returns whether a slot is still the one of its query, and was not dropped meanwhile. */
        private boolean holds(Slot slot) {
            return slots.get(slot.question) == slot;
        }

        private synchronized void begin(Slot slot) {
            if (!holds(slot)) {
                return;
            }
            slot.next = null;
            if (slot.reply instanceof QueryResult.Known<?>) {
                slot.since = clock.instant();
            }
            Stores.Opening how = opening;
            StoreCall.Rank rank =
                    slot.question instanceof StoreQuery.Account ? StoreCall.Rank.DISPLAY : StoreCall.Rank.PUBLICATION;
            StoreCall call = new StoreCall(rank, slot.question.limit(), running -> ask(slot, how, running));
            slot.call = call;
            queues.submit(bucket, call);
        }

        private void ask(Slot slot, Stores.Opening how, StoreCall call) {
            QueryResult<?> reply;
            try {
                Stores.Opened opened = how.open();
                reply = new QueryResult.Known<>(new StoreWork(run, opened).answer(slot.question));
            } catch (RuntimeException | Error thrown) {
                reply = trouble(slot, call.fate() == StoreCall.Fate.TOOK_TOO_LONG ? tookTooLong(slot, thrown) : thrown);
            }
            if (keep(slot, reply)) {
                answered.accept(run);
            }
        }

        private Failure tookTooLong(Slot slot, Throwable cause) {
            return new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    "the store gave no complete answer within "
                            + slot.question.limit().toSeconds() + " s",
                    cause);
        }

        private synchronized QueryResult<?> trouble(Slot slot, Throwable thrown) {
            long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(10, slot.failures));
            Instant again = clock.instant().plusMillis(pause);
            return new QueryResult.Trouble<>(Outcome.of(thrown), again);
        }

        /** Stores an answer and schedules the next query; returns whether the answer is another one than before. */
        private synchronized boolean keep(Slot slot, QueryResult<?> reply) {
            if (!holds(slot)) {
                return false;
            }
            slot.call = null;
            slot.failures = reply instanceof QueryResult.Trouble<?> ? slot.failures + 1 : 0;
            boolean news = !slot.reply.equals(reply);
            slot.reply = reply;
            Duration next = next(slot.question, reply);
            if (!next.isZero()) {
                slot.next = timer.after(next, () -> begin(slot));
            }
            return news;
        }

        private Duration next(StoreQuery<?> question, QueryResult<?> reply) {
            if (reply instanceof QueryResult.Trouble<?> trouble) {
                return Duration.between(clock.instant(), trouble.again()).plusMillis(1);
            }
            return switch (question) {
                case StoreQuery.Account _ -> ACCOUNT_AGE;
                case StoreQuery.Usable _ -> USABLE_AGE;
                case StoreQuery.Removed _
                when reply instanceof QueryResult.Known<?>(Remaining left) && !left.none() -> AT_ONCE;
                default -> Duration.ZERO;
            };
        }
    }
}
