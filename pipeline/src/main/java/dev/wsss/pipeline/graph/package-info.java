/** Which steps a run has, what each reads and writes, what may start next, and what a result depends on. */
@NullMarked
package dev.wsss.pipeline.graph;

import org.jspecify.annotations.NullMarked;
