/** From what manifests say to stores and to what users keep. */
@NullMarked
package dev.wsss.pipeline.access;

import org.jspecify.annotations.NullMarked;
