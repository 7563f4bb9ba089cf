/** Tests of the contract that all stages rely on. */
@NullMarked
package dev.wsss.stages.stage;

import org.jspecify.annotations.NullMarked;
