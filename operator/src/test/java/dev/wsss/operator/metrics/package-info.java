/** What is measured is what happened. */
@NullMarked
package dev.wsss.operator.metrics;

import org.jspecify.annotations.NullMarked;
