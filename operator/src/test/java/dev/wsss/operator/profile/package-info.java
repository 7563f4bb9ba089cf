/** What a profile may say, and what its author is told otherwise. */
@NullMarked
package dev.wsss.operator.profile;

import org.jspecify.annotations.NullMarked;
