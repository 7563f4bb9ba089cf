/** Tests of the stores and the user files that a manifest names. */
@NullMarked
package dev.wsss.pipeline.access;

import org.jspecify.annotations.NullMarked;
