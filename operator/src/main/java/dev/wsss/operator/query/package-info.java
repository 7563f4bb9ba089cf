/** Queries of decisions to a store, and the answers; nothing here looks at one. Pure. */
@NullMarked
package dev.wsss.operator.query;

import org.jspecify.annotations.NullMarked;
