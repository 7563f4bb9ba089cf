/** The fully connected conditional random field that fits label maps to the pictures they belong to. */
@NullMarked
package dev.wsss.stages.crf;

import org.jspecify.annotations.NullMarked;
