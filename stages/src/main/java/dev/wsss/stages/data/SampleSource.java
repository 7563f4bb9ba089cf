package dev.wsss.stages.data;

import java.io.IOException;

/**
 * Makes the samples of a training run; called by several threads at once, in any order.
 *
 * @param <S> what a network is fed with for one picture
 */
@FunctionalInterface
public interface SampleSource<S> {
    /** The sample of a picture in an epoch: the same whenever it is asked for, so every draw depends on both. */
    S sample(String id, int epoch) throws IOException;
}
