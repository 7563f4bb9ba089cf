/** Tests of {@code net}. */
@NullMarked
package dev.wsss.stages.net;

import org.jspecify.annotations.NullMarked;
