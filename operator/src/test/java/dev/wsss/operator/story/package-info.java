/** Tests of runs as stories: events, beat by beat, and the operator's decisions. */
@NullMarked
package dev.wsss.operator.story;

import org.jspecify.annotations.NullMarked;
