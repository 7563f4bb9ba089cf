/** Jobs and pods as the facts that decisions need. Pure. */
@NullMarked
package dev.wsss.operator.observed;

import org.jspecify.annotations.NullMarked;
