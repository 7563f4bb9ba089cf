/** The API server: reads, and the execution of decisions. */
@NullMarked
package dev.wsss.operator.cluster;

import org.jspecify.annotations.NullMarked;
