/** Random draws that depend on a seed and on what they are for, never on who asks first. */
@NullMarked
package dev.wsss.stages.random;

import org.jspecify.annotations.NullMarked;
