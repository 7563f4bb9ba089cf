/** A store in a bucket of any S3 server; the only code of the project that opens a socket to one. */
@NullMarked
package dev.wsss.pipeline.store.s3;

import org.jspecify.annotations.NullMarked;
