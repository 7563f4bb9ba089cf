/** Tests of the graph; all of it is pure. */
@NullMarked
package dev.wsss.pipeline.graph;

import org.jspecify.annotations.NullMarked;
