/** What users keep: found, named by content without being read where it lies at S3, brought to this machine. */
@NullMarked
package dev.wsss.pipeline.source;

import org.jspecify.annotations.NullMarked;
