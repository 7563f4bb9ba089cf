package dev.wsss.operator.store;

import dev.wsss.operator.spec.BucketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Calls to stores, a queue for each bucket: a store that does not answer delays only the calls to itself.
 *
 * <p>In a queue publication runs before display, and display uses at most half of its places. A call that runs longer than its
 * limit is interrupted.
 */
public final class BucketQueues {
    private final int places;
    private final Executor workers;
    private final Timer timer;
    private final Map<BucketAddress, Line> lines = new HashMap<>();

    /**
     * Creates queues without calls.
     *
     * @param places calls to one bucket that run at once
     * @param workers run the calls; must have a thread for every call, since calls wait for networks
     * @param timer ends calls that run too long
     */
    public BucketQueues(int places, Executor workers, Timer timer) {
        this.places = places;
        this.workers = workers;
        this.timer = timer;
    }

    /** The calls to one bucket. */
    private static final class Line {
        private final Map<StoreCall.Rank, Queue<StoreCall>> waiting = new EnumMap<>(StoreCall.Rank.class);
        private final Map<StoreCall.Rank, Integer> running = new EnumMap<>(StoreCall.Rank.class);

        Line() {
            for (StoreCall.Rank rank : StoreCall.Rank.values()) {
                waiting.put(rank, new ArrayDeque<>());
                running.put(rank, 0);
            }
        }

        private @Nullable StoreCall next(int places) {
            for (StoreCall.Rank rank : StoreCall.Rank.values()) {
                boolean display = rank == StoreCall.Rank.DISPLAY;
                int busy = display ? running(rank) : running();
                int most = display ? Math.max(1, places / 2) : places;
                if (running() < places && busy < most && !waiting(rank).isEmpty()) {
                    return waiting(rank).remove();
                }
            }
            return null;
        }

        Queue<StoreCall> waiting(StoreCall.Rank rank) {
            return waiting.getOrDefault(rank, new ArrayDeque<>());
        }

        int waiting() {
            return waiting.values().stream().mapToInt(Queue::size).sum();
        }

        int running(StoreCall.Rank rank) {
            return running.getOrDefault(rank, 0);
        }

        int running() {
            return running.values().stream().mapToInt(each -> each).sum();
        }

        void count(StoreCall.Rank rank, int more) {
            running.merge(rank, more, Integer::sum);
        }
    }

    /** Runs a call as soon as its bucket has a place. */
    void submit(BucketAddress bucket, StoreCall call) {
        List<StoreCall> ready;
        synchronized (lines) {
            Line line = lines.computeIfAbsent(bucket, _ -> new Line());
            line.waiting(call.rank()).add(call);
            ready = ready(line);
        }
        start(bucket, ready);
    }

    /** Cancels a call; requests that were sent stay done. */
    void cancel(BucketAddress bucket, StoreCall call) {
        synchronized (lines) {
            Line line = lines.get(bucket);
            if (line != null && line.waiting(call.rank()).remove(call)) {
                drop(bucket, line);
            }
        }
        call.end(StoreCall.Fate.CANCELLED);
    }

    private List<StoreCall> ready(Line line) {
        List<StoreCall> ready = new ArrayList<>();
        for (StoreCall next = line.next(places); next != null; next = line.next(places)) {
            line.count(next.rank(), 1);
            ready.add(next);
        }
        return ready;
    }

    private void start(BucketAddress bucket, List<StoreCall> ready) {
        for (StoreCall call : ready) {
            workers.execute(() -> run(bucket, call));
        }
    }

    private void run(BucketAddress bucket, StoreCall call) {
        Timer.Scheduled limit = timer.after(call.limit(), () -> call.end(StoreCall.Fate.TOOK_TOO_LONG));
        try {
            call.run();
        } finally {
            limit.cancel();
            leave(bucket, call);
        }
    }

    private void leave(BucketAddress bucket, StoreCall call) {
        List<StoreCall> ready;
        synchronized (lines) {
            Line line = lines.get(bucket);
            if (line == null) {
                return;
            }
            line.count(call.rank(), -1);
            ready = ready(line);
            drop(bucket, line);
        }
        start(bucket, ready);
    }

    /** Drops an empty queue: users choose the names of buckets, so queues must not pile up. */
    private void drop(BucketAddress bucket, Line line) {
        if (line.waiting() == 0 && line.running() == 0) {
            lines.remove(bucket);
        }
    }

    /** Calls that wait for a place. */
    public int waiting() {
        synchronized (lines) {
            return lines.values().stream().mapToInt(Line::waiting).sum();
        }
    }

    /** Calls that run. */
    public int running() {
        synchronized (lines) {
            return lines.values().stream().mapToInt(Line::running).sum();
        }
    }
}
