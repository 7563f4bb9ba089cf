/** Tests of reading layered trees into records. */
@NullMarked
package dev.wsss.pipeline.tree;

import org.jspecify.annotations.NullMarked;
