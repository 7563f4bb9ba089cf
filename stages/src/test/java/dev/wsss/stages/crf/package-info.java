/** Tests of the dense CRF. */
@NullMarked
package dev.wsss.stages.crf;

import org.jspecify.annotations.NullMarked;
