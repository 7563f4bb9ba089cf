/** The stages, one file each: the work between inputs and output. */
@NullMarked
package dev.wsss.stages.stage;

import org.jspecify.annotations.NullMarked;
