package dev.wsss.operator.publish;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.outcome.Outcome;
import dev.wsss.pipeline.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Asks the store what decisions want to know, off their threads, and remembers the answers while somebody wants them.
 *
 * <p>An outage of the store makes answers late and stops nothing else. Nothing here survives the process: whoever comes after
 * asks again.
 */
public final class StoreDesk {
    private static final Duration ACCOUNT_AGE = Duration.ofSeconds(30);
    private static final Duration USABLE_AGE = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final Executor workers;
    private final Timer timer;
    private final Clock clock;
    private final Consumer<RunIdentity> answered;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    /**
     * A desk.
     *
     * @param workers carry out the questions
     * @param timer tells when a question is asked again
     * @param answered is told of each answer that is another one than before
     */
    public StoreDesk(Executor workers, Timer timer, Clock clock, Consumer<RunIdentity> answered) {
        this.workers = workers;
        this.timer = timer;
        this.clock = clock;
        this.answered = answered;
    }

    /** Does something later, on a thread of its own. */
    @FunctionalInterface
    public interface Timer {
        /** Begins {@code work} once {@code pause} is over. */
        void after(Duration pause, Runnable work);
    }

    /** Opens the store of a run; may fail, and may be asked again with other credentials. */
    @FunctionalInterface
    public interface Opening {
        /** The store seen from the run's namespace, and what lies outside of it. */
        Opened open();
    }

    /**
     * A store at hand.
     *
     * @param store seen from the run's namespace
     * @param outside for everything else
     * @param tally is told of what is published
     */
    public record Opened(Store store, Outside outside, Tally tally) {}

    /** Counts what is published; an artifact may be told of again after the operator was started anew. */
    @FunctionalInterface
    public interface Tally {
        /** A step's output was published. */
        void published(Task task, long bytes);
    }

    /** What is known of a run's questions. */
    public Answers answers(RunIdentity run) {
        Desk desk = desks.get(run.uid());
        return desk == null ? Answers.NONE : desk;
    }

    /** What is to be known of a run from now on: new questions are asked, those that nobody wants any more forgotten. */
    public void want(RunIdentity run, Opening opening, Set<Question<?>> questions) {
        if (questions.isEmpty()) {
            desks.remove(run.uid());
        } else {
            desks.computeIfAbsent(run.uid(), uid -> new Desk(run)).want(opening, questions);
        }
    }

    /** Forgets a run. */
    public void forget(String uid) {
        desks.remove(uid);
    }

    /** One question and what has become of it. */
    private static final class Slot {
        private Reply<?> reply;
        private int failures;
        private boolean underway;

        Slot(Instant since) {
            reply = new Reply.Asked<>(since);
        }
    }

    /** The questions of one run. */
    private final class Desk implements Answers {
        private final RunIdentity run;
        private final Map<Question<?>, Slot> slots = new LinkedHashMap<>();
        private Opening opening = () -> {
            throw new IllegalStateException("nothing was wanted yet");
        };

        Desk(RunIdentity run) {
            this.run = run;
        }

        @Override
        @SuppressWarnings("unchecked") // a slot holds what its question asks for
        public synchronized <A> Reply<A> to(Question<A> question) {
            Slot slot = slots.get(question);
            return slot == null ? new Reply.Asked<>(null) : (Reply<A>) slot.reply;
        }

        synchronized void want(Opening how, Set<Question<?>> questions) {
            opening = how;
            slots.keySet().retainAll(questions);
            for (Question<?> question : questions) {
                if (!slots.containsKey(question)) {
                    slots.put(question, new Slot(clock.instant()));
                    begin(question);
                }
            }
        }

        private synchronized void begin(Question<?> question) {
            Slot slot = slots.get(question);
            if (slot == null || slot.underway) {
                return;
            }
            slot.underway = true;
            Opening how = opening;
            workers.execute(() -> ask(question, how));
        }

        private void ask(Question<?> question, Opening how) {
            Reply<?> reply;
            try {
                Opened opened = how.open();
                reply = new Reply.Known<>(new StoreWork(run, opened).answer(question));
            } catch (RuntimeException | Error thrown) {
                reply = trouble(question, thrown);
            }
            if (keep(question, reply)) {
                answered.accept(run);
            }
        }

        private synchronized Reply<?> trouble(Question<?> question, Throwable thrown) {
            Slot slot = slots.get(question);
            int failures = slot == null ? 1 : slot.failures + 1;
            long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(10, failures - 1));
            Instant again = clock.instant().plusMillis(pause);
            return new Reply.Trouble<>(Outcome.of(thrown), again);
        }

        /** Whether the answer is news. */
        private synchronized boolean keep(Question<?> question, Reply<?> reply) {
            Slot slot = slots.get(question);
            if (slot == null) {
                return false;
            }
            slot.underway = false;
            slot.failures = reply instanceof Reply.Trouble<?> ? slot.failures + 1 : 0;
            boolean news = !slot.reply.equals(reply);
            slot.reply = reply;
            Duration next = next(question, reply);
            if (!next.isZero()) {
                timer.after(next, () -> begin(question));
            }
            return news;
        }

        private Duration next(Question<?> question, Reply<?> reply) {
            if (reply instanceof Reply.Trouble<?> trouble) {
                return Duration.between(clock.instant(), trouble.again()).plusMillis(1);
            }
            return switch (question) {
                case Question.Account account -> ACCOUNT_AGE;
                case Question.Usable usable -> USABLE_AGE;
                default -> Duration.ZERO;
            };
        }
    }

    /** How many runs are being asked about. */
    public int runs() {
        return desks.size();
    }
}
