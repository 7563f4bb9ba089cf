/** Tests of pictures, codecs and resizing against Pillow's own results. */
@NullMarked
package dev.wsss.stages.image;

import org.jspecify.annotations.NullMarked;
