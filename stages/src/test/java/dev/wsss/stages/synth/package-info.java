@NullMarked
package dev.wsss.stages.synth;

import org.jspecify.annotations.NullMarked;
