/** Metrics of the operator and of runs; every meter is named in one place. */
@NullMarked
package dev.wsss.operator.metrics;

import org.jspecify.annotations.NullMarked;
