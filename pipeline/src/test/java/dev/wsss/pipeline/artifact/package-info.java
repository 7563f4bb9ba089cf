/** Tests of artifacts: complete and verified, or not there. */
@NullMarked
package dev.wsss.pipeline.artifact;

import org.jspecify.annotations.NullMarked;
