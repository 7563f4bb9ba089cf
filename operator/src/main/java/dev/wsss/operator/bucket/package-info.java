/** Stores of runs in a cluster: buckets, opened with what a Secret of the run's namespace holds. */
@NullMarked
package dev.wsss.operator.bucket;

import org.jspecify.annotations.NullMarked;
