/** Tests of the chart: its output, its refusals, and the answers of an API server. */
@NullMarked
package dev.wsss.operator.chart;

import org.jspecify.annotations.NullMarked;
