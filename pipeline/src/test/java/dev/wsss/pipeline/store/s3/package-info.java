/** Tests of the S3 store against real servers, and against faulty ones. */
@NullMarked
package dev.wsss.pipeline.store.s3;

import org.jspecify.annotations.NullMarked;
