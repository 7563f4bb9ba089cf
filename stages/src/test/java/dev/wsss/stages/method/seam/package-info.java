/** Tests of SEAM between its networks. */
@NullMarked
package dev.wsss.stages.method.seam;

import org.jspecify.annotations.NullMarked;
