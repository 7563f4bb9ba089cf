/** Tests of what the methods are made of. */
@NullMarked
package dev.wsss.stages.method;

import org.jspecify.annotations.NullMarked;
