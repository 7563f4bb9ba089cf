/** Formats of artifacts: what is written for an image, and how it is read back. */
@NullMarked
package dev.wsss.stages.format;

import org.jspecify.annotations.NullMarked;
