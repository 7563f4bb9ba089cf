/** The command line; the only place that reads the environment and the arguments. */
@NullMarked
package dev.wsss.stages.cli;

import org.jspecify.annotations.NullMarked;
