/** The S3 store against real servers, and against servers that misbehave. */
@NullMarked
package dev.wsss.pipeline.store.s3;

import org.jspecify.annotations.NullMarked;
