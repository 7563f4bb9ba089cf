/** Arrays of numbers with a shape, and the .npy files they are kept in. */
@NullMarked
package dev.wsss.stages.array;

import org.jspecify.annotations.NullMarked;
