/** What is read from weights files, and what is refused. */
@NullMarked
package dev.wsss.stages.weights;

import org.jspecify.annotations.NullMarked;
