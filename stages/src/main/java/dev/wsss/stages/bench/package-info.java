/** Experiments over several runs: what the method is worth, measured. */
@NullMarked
package dev.wsss.stages.bench;

import org.jspecify.annotations.NullMarked;
