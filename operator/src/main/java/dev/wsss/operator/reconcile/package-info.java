/** From what is known of a run to what is next: pure decisions, and the reconciler that carries them out. */
@NullMarked
package dev.wsss.operator.reconcile;

import org.jspecify.annotations.NullMarked;
