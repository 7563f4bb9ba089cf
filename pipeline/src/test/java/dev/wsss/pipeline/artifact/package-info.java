/** Tests of artifacts: complete and verified, or absent. */
@NullMarked
package dev.wsss.pipeline.artifact;

import org.jspecify.annotations.NullMarked;
