/** The user's input files: their locations, digests (from ETags on S3) and downloads. */
@NullMarked
package dev.wsss.pipeline.source;

import org.jspecify.annotations.NullMarked;
