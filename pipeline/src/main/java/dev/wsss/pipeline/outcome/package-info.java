/** The end of an execution: success, or a failure class that decides the exit code and the remedy. */
@NullMarked
package dev.wsss.pipeline.outcome;

import org.jspecify.annotations.NullMarked;
