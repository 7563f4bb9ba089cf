/** The spec of a run and the limits of its installation: specs and profiles as they were read, the place of its artifacts. Pure. */
@NullMarked
package dev.wsss.operator.spec;

import org.jspecify.annotations.NullMarked;
