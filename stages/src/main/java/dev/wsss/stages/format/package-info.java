/** How each artifact keeps its content: what is written for an image, and how it is read back. */
@NullMarked
package dev.wsss.stages.format;

import org.jspecify.annotations.NullMarked;
