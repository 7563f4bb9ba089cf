/** The networks as the papers draw them: shapes in, shapes out; no files, no training loop. */
@NullMarked
package dev.wsss.stages.net;

import org.jspecify.annotations.NullMarked;
