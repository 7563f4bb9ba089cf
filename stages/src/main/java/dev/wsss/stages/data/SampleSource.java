package dev.wsss.stages.data;

import java.io.IOException;

/**
 * A source of the samples of a training; called by several threads at once, in any order.
 *
 * @param <S> what a network is fed with for one picture
 */
@FunctionalInterface
public interface SampleSource<S> {
    /** Returns the sample of a picture in an epoch: the same at every call, so every draw depends on both. */
    S sample(String id, int epoch) throws IOException;
}
