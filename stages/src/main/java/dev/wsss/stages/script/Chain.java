package dev.wsss.stages.script;

import org.jspecify.annotations.Nullable;

/**
 * A convolution and what follows it, done in one pass over memory where nothing is trained.
 *
 * @param convolution its node
 * @param norm the batch norm folded into its filters
 * @param shortcut the node added to it before the rectifier
 * @param rectifier what ends it
 * @param inPlace whether the sum may overwrite the shortcut
 */
record Chain(
        int convolution,
        @Nullable Integer norm,
        @Nullable Integer shortcut,
        @Nullable Rectifier rectifier,
        boolean inPlace) {}
