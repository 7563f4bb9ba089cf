/** Experiments over several runs, which measure the value of a method. */
@NullMarked
package dev.wsss.stages.bench;

import org.jspecify.annotations.NullMarked;
