/** What the operator measures of itself and of the runs; every meter is named in one place. */
@NullMarked
package dev.wsss.operator.metrics;

import org.jspecify.annotations.NullMarked;
