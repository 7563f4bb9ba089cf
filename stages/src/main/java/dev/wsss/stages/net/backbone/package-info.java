/** Backbones: networks from a picture to maps of features, with the names of their parameters and of the parts that can be frozen. */
@NullMarked
package dev.wsss.stages.net.backbone;

import org.jspecify.annotations.NullMarked;
