/** Tests of {@code train}. */
@NullMarked
package dev.wsss.stages.train;

import org.jspecify.annotations.NullMarked;
