/** What steps hand to each other: objects with a manifest that names them, believed only when complete. */
@NullMarked
package dev.wsss.pipeline.artifact;

import org.jspecify.annotations.NullMarked;
