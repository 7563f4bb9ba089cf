/** SEAM between its networks, where it differs from AffinityNet. */
@NullMarked
package dev.wsss.stages.method.seam;

import org.jspecify.annotations.NullMarked;
