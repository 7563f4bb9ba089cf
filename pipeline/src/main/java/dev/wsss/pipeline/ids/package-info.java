/** Identifiers below everything else: artifact kinds, stages and rounds, each with what is true of it wherever it is named. */
@NullMarked
package dev.wsss.pipeline.ids;

import org.jspecify.annotations.NullMarked;
