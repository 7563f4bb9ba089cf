/** Tests of failure classes. */
@NullMarked
package dev.wsss.pipeline.outcome;

import org.jspecify.annotations.NullMarked;
