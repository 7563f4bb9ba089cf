/** The API server: reading it, and executing decisions. */
@NullMarked
package dev.wsss.operator.cluster;

import org.jspecify.annotations.NullMarked;
