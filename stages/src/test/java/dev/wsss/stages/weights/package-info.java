/** Tests of weights files, read or refused. */
@NullMarked
package dev.wsss.stages.weights;

import org.jspecify.annotations.NullMarked;
