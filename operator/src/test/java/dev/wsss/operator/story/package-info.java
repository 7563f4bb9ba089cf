/** Runs as stories: what happens to them, beat by beat, and what the operator decides. */
@NullMarked
package dev.wsss.operator.story;

import org.jspecify.annotations.NullMarked;
