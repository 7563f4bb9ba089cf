/** Tests of augmentation and loading: the same bytes for any number of threads. */
@NullMarked
package dev.wsss.stages.data;

import org.jspecify.annotations.NullMarked;
