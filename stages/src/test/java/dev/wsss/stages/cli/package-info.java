/** Tests of the command line as users see it: in this process, or in processes of its own. */
@NullMarked
package dev.wsss.stages.cli;

import org.jspecify.annotations.NullMarked;
