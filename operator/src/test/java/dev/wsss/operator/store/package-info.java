/** Stores as they are asked, and what is told of it. */
@NullMarked
package dev.wsss.operator.store;

import org.jspecify.annotations.NullMarked;
