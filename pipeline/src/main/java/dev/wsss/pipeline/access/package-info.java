/** The places that a manifest names: stores, and the user's own files elsewhere. */
@NullMarked
package dev.wsss.pipeline.access;

import org.jspecify.annotations.NullMarked;
