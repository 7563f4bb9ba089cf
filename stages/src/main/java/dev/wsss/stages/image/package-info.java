/** Pixels as values, and resizing that agrees with Pillow bit by bit. */
@NullMarked
package dev.wsss.stages.image;

import org.jspecify.annotations.NullMarked;
