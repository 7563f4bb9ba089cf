/** The decision of what is next for a run, from its observed state: status, actions and queries. Pure. */
@NullMarked
package dev.wsss.operator.decide;

import org.jspecify.annotations.NullMarked;
