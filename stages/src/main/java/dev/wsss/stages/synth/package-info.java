/** Pictures drawn from a seed: objects before backgrounds that give their class away, or do not, with exact masks. */
@NullMarked
package dev.wsss.stages.synth;

import org.jspecify.annotations.NullMarked;
