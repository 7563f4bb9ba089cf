/** Tests of the operator. */
@NullMarked
package dev.wsss.operator;

import org.jspecify.annotations.NullMarked;
