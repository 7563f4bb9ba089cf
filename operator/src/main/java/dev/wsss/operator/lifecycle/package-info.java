/** The running operator: start and stop, leadership, reconciliations, sweeps, health. */
@NullMarked
package dev.wsss.operator.lifecycle;

import org.jspecify.annotations.NullMarked;
