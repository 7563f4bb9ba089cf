/** Queries of decisions to a store, and their results, without access to a store. Pure. */
@NullMarked
package dev.wsss.operator.query;

import org.jspecify.annotations.NullMarked;
