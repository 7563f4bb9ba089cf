/** Tests of what a run is. */
@NullMarked
package dev.wsss.pipeline;

import org.jspecify.annotations.NullMarked;
