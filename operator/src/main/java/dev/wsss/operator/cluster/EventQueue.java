package dev.wsss.operator.cluster;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Events on their way to the API server: posted one after the other on a thread of their own, at a bounded rate, so that reconciliations
 * never wait and a thousand runs that change at once make no storm.
 *
 * <p>Bounded like client-go's recorder: Events beyond the queue's capacity or a run's budget are dropped. Statuses say the same.
 */
public final class EventQueue implements Consumer<Event>, AutoCloseable {
    /** Posts in a second are at most fifty. */
    static final Duration PACE = Duration.ofMillis(20);

    static final int CAPACITY = 2000;

    /** Events of one run at once, and afterwards one a minute; the longest run has 36 steps. */
    static final int BURST = 100;

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int BUDGETS = 4096;
    private static final Duration LAST = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Logger LOG = Logger.getLogger(EventQueue.class);

    private final Consumer<Event> writer;
    private final Clock clock;
    private final Duration pace;
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Map<String, Budget> budgets = new Recent();
    private final Thread thread;
    private volatile boolean closing;
    private Instant warned = Instant.MIN;

    /**
     * Creates a queue with its thread.
     *
     * @param writer posts an Event, and may take its time
     * @param clock that budgets are refilled by
     * @param pace pause between two Events
     */
    EventQueue(Consumer<Event> writer, Clock clock, Duration pace) {
        this.writer = writer;
        this.clock = clock;
        this.pace = pace;
        this.thread = Thread.ofVirtual().name("events").start(this::post);
    }

    /** Creates a queue in front of the API server. */
    public EventQueue(Consumer<Event> writer, Clock clock) {
        this(writer, clock, PACE);
    }

    @Override
    public synchronized void accept(Event event) {
        Instant now = clock.instant();
        Budget budget = budgets.getOrDefault(event.getInvolvedObject().getUid(), new Budget(BURST, now))
                .at(now);
        if (budget.left() > 0 && waiting.offer(event)) {
            budgets.put(event.getInvolvedObject().getUid(), budget.spent());
        } else if (!now.isBefore(warned)) {
            warned = now.plus(REFILL);
            LOG.warnf(
                    "Event %s of run %s/%s dropped: too many Events at once; others are dropped without a log line for a minute",
                    event.getReason(),
                    event.getMetadata().getNamespace(),
                    event.getInvolvedObject().getName());
        }
    }

    private void post() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Event event = waiting.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (event != null) {
                    write(event);
                    TimeUnit.NANOSECONDS.sleep(closing ? 0 : pace.toNanos());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Event event) {
        try {
            writer.accept(event);
        } catch (RuntimeException failed) {
            LOG.warnf("Event %s not recorded: %s", event.getReason(), failed.toString());
        }
    }

    /** Posts what waits, for a second at most. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(LAST)) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Events that a run may still record.
     *
     * @param left how many
     * @param since when one was added last
     */
    private record Budget(int left, Instant since) {
        Budget at(Instant now) {
            long more = Math.max(0, Duration.between(since, now).dividedBy(REFILL));
            int filled = (int) Math.min(BURST, left + more);
            return new Budget(filled, filled == BURST ? now : since.plus(REFILL.multipliedBy(more)));
        }

        Budget spent() {
            return new Budget(left - 1, since);
        }
    }

    /** The runs that recorded last. */
    private static final class Recent extends LinkedHashMap<String, Budget> {
        private static final long serialVersionUID = 1L;
        private static final float LOAD = 0.75f;

        Recent() {
            super(BURST, LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Budget> eldest) {
            return size() > BUDGETS;
        }
    }
}
