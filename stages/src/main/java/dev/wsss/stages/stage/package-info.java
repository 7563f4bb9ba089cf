/** One file per stage: what stands between its inputs and its output. */
@NullMarked
package dev.wsss.stages.stage;

import org.jspecify.annotations.NullMarked;
