/** Locates the user's input files, computes their digests (from ETags on S3) and downloads them. */
@NullMarked
package dev.wsss.pipeline.source;

import org.jspecify.annotations.NullMarked;
