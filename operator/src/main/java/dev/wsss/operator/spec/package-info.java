/** What a run says and what its installation allows: specs and profiles as they were read, the place of its artifacts. Pure. */
@NullMarked
package dev.wsss.operator.spec;

import org.jspecify.annotations.NullMarked;
