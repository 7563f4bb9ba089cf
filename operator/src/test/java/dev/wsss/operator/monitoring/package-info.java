/** Tests of dashboards and alerts: they query series that our programs expose, and fire as intended. */
@NullMarked
package dev.wsss.operator.monitoring;

import org.jspecify.annotations.NullMarked;
