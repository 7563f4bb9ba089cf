/** Stores as they are asked, and what is told of it. */
@NullMarked
package dev.wsss.operator.publish;

import org.jspecify.annotations.NullMarked;
