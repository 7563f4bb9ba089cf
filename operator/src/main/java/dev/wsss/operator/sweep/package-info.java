/** Removal of unreferenced objects from the stores of a namespace: mark first, sweep later. */
@NullMarked
package dev.wsss.operator.sweep;

import org.jspecify.annotations.NullMarked;
