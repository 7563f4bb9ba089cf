/** Tests of reading layered trees into records. */
@NullMarked
package dev.wsss.pipeline.manifest.tree;

import org.jspecify.annotations.NullMarked;
