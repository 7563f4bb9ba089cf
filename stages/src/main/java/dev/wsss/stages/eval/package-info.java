/** Metrics of predictions: pixel counts, intersection over union, and every threshold in one pass. */
@NullMarked
package dev.wsss.stages.eval;

import org.jspecify.annotations.NullMarked;
