/** Bulk artifacts as tars in the WebDataset convention, one for each fixed block of the image list, with an index for random access. */
@NullMarked
package dev.wsss.stages.shard;

import org.jspecify.annotations.NullMarked;
