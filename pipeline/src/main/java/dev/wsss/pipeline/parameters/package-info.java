/** The parameters of stages and the mathematics, each in one record that both take; its bounds are annotations. */
@NullMarked
package dev.wsss.pipeline.parameters;

import org.jspecify.annotations.NullMarked;
