/** Removal of what nothing refers to any more from the stores of a namespace: mark first, sweep later. */
@NullMarked
package dev.wsss.operator.sweep;

import org.jspecify.annotations.NullMarked;
