/** Tests of data set folders, whole and broken. */
@NullMarked
package dev.wsss.stages.voc;

import org.jspecify.annotations.NullMarked;
