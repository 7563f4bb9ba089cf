/** From what a manifest says to the places it names: stores, and what users keep elsewhere. */
@NullMarked
package dev.wsss.pipeline.access;

import org.jspecify.annotations.NullMarked;
