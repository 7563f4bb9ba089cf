/** The document that describes a run: as the user wrote it, and complete as it will run. */
@NullMarked
package dev.wsss.pipeline.manifest;

import org.jspecify.annotations.NullMarked;
