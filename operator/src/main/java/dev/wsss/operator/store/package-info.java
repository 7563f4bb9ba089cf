/** Stores of runs: buckets that a Secret opens, queries to them off the reconcile threads, verification and publication. */
@NullMarked
package dev.wsss.operator.store;

import org.jspecify.annotations.NullMarked;
