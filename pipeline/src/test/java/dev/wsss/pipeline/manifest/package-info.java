/** Tests of the manifest, its defaults, its samples and its refusals. */
@NullMarked
package dev.wsss.pipeline.manifest;

import org.jspecify.annotations.NullMarked;
