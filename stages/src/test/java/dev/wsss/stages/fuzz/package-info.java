/** Damaged files of every kind that is read: each is read or refused by name, whatever stands in it. */
@NullMarked
package dev.wsss.stages.fuzz;

import org.jspecify.annotations.NullMarked;
