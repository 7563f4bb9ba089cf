/** Training and inference: steps with their schedule and state, and maps of pictures of any size. */
@NullMarked
package dev.wsss.stages.train;

import org.jspecify.annotations.NullMarked;
