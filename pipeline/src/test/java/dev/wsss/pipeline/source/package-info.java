/** What users keep, found, named and brought. */
@NullMarked
package dev.wsss.pipeline.source;

import org.jspecify.annotations.NullMarked;
