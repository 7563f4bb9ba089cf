/** Tests of the contract of a store against each implementation. */
@NullMarked
package dev.wsss.pipeline.store;

import org.jspecify.annotations.NullMarked;
