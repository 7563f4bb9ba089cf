/** Layered JSON trees, and their conversion to valid records, with every problem named by its pointer. */
@NullMarked
package dev.wsss.pipeline.tree;

import org.jspecify.annotations.NullMarked;
