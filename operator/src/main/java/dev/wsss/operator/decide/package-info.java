/** From what is known of a run to what is next: its status, actions and queries. Pure. */
@NullMarked
package dev.wsss.operator.decide;

import org.jspecify.annotations.NullMarked;
