package dev.wsss.stages.data;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a training run, one after the other; samples are made ahead by several threads.
 *
 * <p>Order and content depend on the schedule and the source, never on the number of threads.
 *
 * @param <S> what a network is fed with for one picture
 */
public final class Batches<S> implements AutoCloseable {
    private final Schedule schedule;
    private final Prefetcher<S> samples;
    private final Iterator<List<String>> ids;
    private int position;

    private Batches(Schedule schedule, int position, Prefetcher<S> samples) {
        this.schedule = schedule;
        this.position = position;
        this.samples = samples;
        this.ids = batches(schedule, position).map(Numbered::ids).iterator();
    }

    private record Numbered(int epoch, List<String> ids) {}

    /**
     * Starts loading.
     *
     * @param position steps of the whole run that are done already: 0 at the start, a checkpoint's number to continue
     * @param threads that make samples
     * @param prefetch batches that may be ahead of the training step
     */
    public static <S> Batches<S> from(
            int position, Schedule schedule, SampleSource<S> source, int threads, int prefetch) {
        if (position < 0 || position > schedule.steps()) {
            throw new IllegalArgumentException("step " + position + " of a run of " + schedule.steps() + " steps");
        }
        Iterator<Load<S>> loads = batches(schedule, position)
                .flatMap(
                        batch -> batch.ids().stream().map(id -> new Load<>(id, () -> source.sample(id, batch.epoch()))))
                .iterator();
        int window = Math.multiplyExact(prefetch, schedule.batchSize());
        return new Batches<>(schedule, position, new Prefetcher<>(loads, threads, window));
    }

    /**
     * Waits for the next batch; null after the last.
     *
     * @throws IOException with the picture's id, when one could not be read
     * @throws dev.wsss.pipeline.outcome.Failure with the picture's id, when one is no picture
     */
    public @Nullable Batch<S> next() throws IOException, InterruptedException {
        if (!ids.hasNext()) {
            return null;
        }
        List<String> names = ids.next();
        List<S> made = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            made.add(samples.next());
        }
        int steps = schedule.stepsPerEpoch();
        Batch<S> batch = new Batch<>(position / steps, position % steps, names, made);
        position++;
        return batch;
    }

    /** Returns how long the training loop has waited for data so far. */
    public Duration waited() {
        return samples.waited();
    }

    @Override
    public void close() {
        samples.close();
    }

    private static Stream<Numbered> batches(Schedule schedule, int position) {
        int steps = schedule.stepsPerEpoch();
        int size = schedule.batchSize();
        return IntStream.range(position / steps, schedule.epochs()).boxed().flatMap(epoch -> {
            List<String> order = schedule.order(epoch);
            int first = epoch == position / steps ? position % steps : 0;
            return IntStream.range(first, steps)
                    .mapToObj(step -> new Numbered(epoch, order.subList(step * size, (step + 1) * size)));
        });
    }
}
