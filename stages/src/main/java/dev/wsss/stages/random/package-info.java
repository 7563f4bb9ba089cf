/** Random draws that depend on a seed and a purpose, never on the order of calls. */
@NullMarked
package dev.wsss.stages.random;

import org.jspecify.annotations.NullMarked;
