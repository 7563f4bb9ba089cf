/** A run in this process: steps in order, their results published, progress, cancellation. */
@NullMarked
package dev.wsss.stages.run;

import org.jspecify.annotations.NullMarked;
