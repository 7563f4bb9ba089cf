/** What a run remembers between its lives. */
@NullMarked
package dev.wsss.stages.run;

import org.jspecify.annotations.NullMarked;
