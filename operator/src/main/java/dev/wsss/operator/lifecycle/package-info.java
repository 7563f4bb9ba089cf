/** The operator at work: start and stop, leadership, one look at a run after the other, rounds of sweeping, health. */
@NullMarked
package dev.wsss.operator.lifecycle;

import org.jspecify.annotations.NullMarked;
