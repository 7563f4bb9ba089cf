/** Tests of tars and their index: bytes, order and refusals. */
@NullMarked
package dev.wsss.stages.shard;

import org.jspecify.annotations.NullMarked;
