/** From layered JSON trees to records that are valid, with every problem named by its pointer. */
@NullMarked
package dev.wsss.pipeline.tree;

import org.jspecify.annotations.NullMarked;
