/** The objects that a decision requests from the cluster. Pure. */
@NullMarked
package dev.wsss.operator.desired;

import org.jspecify.annotations.NullMarked;
