/** The chart: what it renders, what it refuses, and what a cluster says to it. */
@NullMarked
package dev.wsss.operator.chart;

import org.jspecify.annotations.NullMarked;
