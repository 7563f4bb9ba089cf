/** Rules and helpers that all tests of the stages share. */
@NullMarked
package dev.wsss.stages;

import org.jspecify.annotations.NullMarked;
