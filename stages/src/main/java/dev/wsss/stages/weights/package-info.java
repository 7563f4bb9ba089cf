/** Files of trained weights: torch .pth, safetensors and MXNet .params are read, safetensors are written; nothing in a file is ever executed. */
@NullMarked
package dev.wsss.stages.weights;

import org.jspecify.annotations.NullMarked;
