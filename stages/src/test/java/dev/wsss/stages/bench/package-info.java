/** Tests of the experiments. */
@NullMarked
package dev.wsss.stages.bench;

import org.jspecify.annotations.NullMarked;
