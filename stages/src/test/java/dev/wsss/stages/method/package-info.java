/** Tests of the parts that methods share. */
@NullMarked
package dev.wsss.stages.method;

import org.jspecify.annotations.NullMarked;
