/** Affinities between neighbouring pixels, and the random walk that spreads class maps along them. */
@NullMarked
package dev.wsss.stages.walk;

import org.jspecify.annotations.NullMarked;
