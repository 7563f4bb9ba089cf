/** Tests of decisions. */
@NullMarked
package dev.wsss.operator.reconcile;

import org.jspecify.annotations.NullMarked;
