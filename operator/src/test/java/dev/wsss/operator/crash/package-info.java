/** Tests of the operator, killed at every request that it makes. */
@NullMarked
package dev.wsss.operator.crash;

import org.jspecify.annotations.NullMarked;
