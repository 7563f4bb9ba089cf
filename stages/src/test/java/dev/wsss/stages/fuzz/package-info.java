/** Tests of damaged files of every kind: each is read or refused by name, whatever its content. */
@NullMarked
package dev.wsss.stages.fuzz;

import org.jspecify.annotations.NullMarked;
