/** Tests of {@code script}. */
@NullMarked
package dev.wsss.stages.script;

import org.jspecify.annotations.NullMarked;
