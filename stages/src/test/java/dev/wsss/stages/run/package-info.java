/** Tests of the state of a run between two processes. */
@NullMarked
package dev.wsss.stages.run;

import org.jspecify.annotations.NullMarked;
