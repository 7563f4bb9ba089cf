/** Tests of the whole operator against a real API server. */
@NullMarked
package dev.wsss.operator.live;

import org.jspecify.annotations.NullMarked;
