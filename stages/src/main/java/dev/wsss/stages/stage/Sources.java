package dev.wsss.stages.stage;

import dev.wsss.pipeline.source.UserPath;
import org.jspecify.annotations.Nullable;

/**
 * Locations of the user's own files on this machine.
 *
 * @param dataset folder of the pictures; absent when they are synthetic or the stage does not read them
 * @param labels file with the labels; absent when they come from annotations
 * @param initialWeights file that training starts from; absent when it starts from random weights
 */
public record Sources(
        @Nullable UserPath dataset,
        @Nullable UserPath labels,
        @Nullable UserPath initialWeights) {}
