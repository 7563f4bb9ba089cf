/** Tests of stores: queries, and reports about them. */
@NullMarked
package dev.wsss.operator.store;

import org.jspecify.annotations.NullMarked;
