/** Dashboards and alerts: they ask for what our programs show, and say what they are meant to. */
@NullMarked
package dev.wsss.operator.monitoring;

import org.jspecify.annotations.NullMarked;
