/** Benchmarks of the operator with many runs: programs that are started by hand and print figures, never tests. */
@NullMarked
package dev.wsss.operator.limits;

import org.jspecify.annotations.NullMarked;
