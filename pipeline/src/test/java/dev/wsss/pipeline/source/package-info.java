/** Tests of user files: found, identified by digest and downloaded. */
@NullMarked
package dev.wsss.pipeline.source;

import org.jspecify.annotations.NullMarked;
