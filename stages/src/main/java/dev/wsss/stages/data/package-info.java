/** Training inputs: augmented, in a seeded order, prefetched, the same for any number of threads. */
@NullMarked
package dev.wsss.stages.data;

import org.jspecify.annotations.NullMarked;
