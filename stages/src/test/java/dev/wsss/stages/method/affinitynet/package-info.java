/** Tests of AffinityNet between its networks. */
@NullMarked
package dev.wsss.stages.method.affinitynet;

import org.jspecify.annotations.NullMarked;
