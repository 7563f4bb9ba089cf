/** Played parts of a cluster: the Job controller, garbage collection, and the pods of stages. */
@NullMarked
package dev.wsss.operator.played;

import org.jspecify.annotations.NullMarked;
