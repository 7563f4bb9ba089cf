/** From decisions to the objects that the cluster is asked for. Pure. */
@NullMarked
package dev.wsss.operator.desired;

import org.jspecify.annotations.NullMarked;
