/** Backbones: what turns a picture into maps of features, with the names of its parameters and of the parts that can be frozen. */
@NullMarked
package dev.wsss.stages.net.backbone;

import org.jspecify.annotations.NullMarked;
