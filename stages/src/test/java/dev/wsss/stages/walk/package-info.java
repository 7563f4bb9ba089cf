/** Tests of affinities and random walks. */
@NullMarked
package dev.wsss.stages.walk;

import org.jspecify.annotations.NullMarked;
