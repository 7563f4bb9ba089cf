/** The results that steps exchange: objects with a manifest that names them, valid only when complete. */
@NullMarked
package dev.wsss.pipeline.artifact;

import org.jspecify.annotations.NullMarked;
