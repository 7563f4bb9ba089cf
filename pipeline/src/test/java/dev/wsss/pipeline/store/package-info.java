/** The contract of a store, held against each implementation. */
@NullMarked
package dev.wsss.pipeline.store;

import org.jspecify.annotations.NullMarked;
