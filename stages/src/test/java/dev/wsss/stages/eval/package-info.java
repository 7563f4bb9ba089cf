@NullMarked
package dev.wsss.stages.eval;

import org.jspecify.annotations.NullMarked;
