/** Pictures on their way into networks: augmented, in a seeded order, loaded ahead, the same for any number of threads. */
@NullMarked
package dev.wsss.stages.data;

import org.jspecify.annotations.NullMarked;
