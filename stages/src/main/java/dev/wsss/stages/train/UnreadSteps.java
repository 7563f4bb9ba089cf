package dev.wsss.stages.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Updates whose losses are not fetched yet, each of one or several calls.
 *
 * @param <T> the outputs of a call, once they are computed
 */
final class UnreadSteps<T> {
    private final List<List<Call<T>>> steps = new ArrayList<>();

    /**
     * Outputs of a part of a batch.
     *
     * @param share of the part in the loss of the batch
     */
    record Call<T>(T outputs, double share) {}

    /** Adds an update. */
    void add(List<Call<T>> calls) {
        steps.add(List.copyOf(calls));
    }

    int size() {
        return steps.size();
    }

    /**
     * Fetches all outputs at once, since each fetch waits for the device.
     *
     * @return the losses of each update, in their order: sums over its calls by their shares
     */
    List<float[]> read(Function<List<T>, List<float[]>> fetch) {
        if (steps.isEmpty()) {
            return List.of();
        }
        Iterator<float[]> fetched = fetch.apply(
                        steps.stream().flatMap(List::stream).map(Call::outputs).toList())
                .iterator();
        List<float[]> losses = steps.stream().map(calls -> sum(calls, fetched)).toList();
        steps.clear();
        return losses;
    }

    private static float[] sum(List<? extends Call<?>> calls, Iterator<float[]> fetched) {
        float[] sum = new float[0];
        for (Call<?> call : calls) {
            float[] values = fetched.next();
            sum = sum.length == 0 ? new float[values.length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (call.share() * values[i]);
            }
        }
        return sum;
    }
}
