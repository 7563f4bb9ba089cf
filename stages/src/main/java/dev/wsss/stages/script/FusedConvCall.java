package dev.wsss.stages.script;

import org.jspecify.annotations.Nullable;

/**
 * A chain as it is written into a program: names of its tensors.
 *
 * @param x what is convolved
 * @param filter with the batch norm folded into it
 * @param bias the shift that is left of the batch norm, or {@code None}
 * @param geometry of the convolution
 * @param shortcut what is added before the rectifier
 * @param rectifier what ends it
 * @param inPlace whether the sum may overwrite the shortcut
 */
record FusedConvCall(
        String x,
        String filter,
        String bias,
        Geometry geometry,
        @Nullable String shortcut,
        @Nullable Rectifier rectifier,
        boolean inPlace) {}
