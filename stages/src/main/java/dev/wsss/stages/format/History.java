package dev.wsss.stages.format;

import java.util.List;
import java.util.SortedMap;

/**
 * Course of a training: {@code history.json} beside the weights.
 *
 * @param steps optimiser steps
 * @param loss after each step
 * @param learningRate at each step, before the factors of the layers
 * @param counts other figures, for example how many copies stayed without an object
 */
public record History(int steps, List<Double> loss, List<Double> learningRate, SortedMap<String, Long> counts) {
    /** The object's name. */
    public static final String OBJECT = "history.json";

    /** The count of pasted copies that were the original again. */
    public static final String COPIES_WITHOUT_OBJECT = "copiesWithoutObject";

    /** The object with the weights. */
    public static final String WEIGHTS = "weights.safetensors";
}
