package dev.wsss.stages.data;

import java.util.List;

/**
 * Input of one training step.
 *
 * @param epoch counted from 0
 * @param step within the epoch, counted from 0
 * @param ids the pictures
 * @param samples what the source made of each
 * @param <S> what a network is fed with for one picture
 */
public record Batch<S>(int epoch, int step, List<String> ids, List<S> samples) {
    public Batch {
        ids = List.copyOf(ids);
        samples = List.copyOf(samples);
    }
}
