/** Tests of metrics: each event counts once. */
@NullMarked
package dev.wsss.operator.metrics;

import org.jspecify.annotations.NullMarked;
