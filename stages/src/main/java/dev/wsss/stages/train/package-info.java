/** Networks at work: training steps with their schedule and state, and inference on pictures of any size. */
@NullMarked
package dev.wsss.stages.train;

import org.jspecify.annotations.NullMarked;
