/** AffinityNet (PSA) between its networks: merged class maps, soft seeds from two alphas, training crops, walked masks. */
@NullMarked
package dev.wsss.stages.method.affinitynet;

import org.jspecify.annotations.NullMarked;
