/** The steps of a run: their inputs and outputs, their order, and the keys of their results. */
@NullMarked
package dev.wsss.pipeline.graph;

import org.jspecify.annotations.NullMarked;
