/** Tests of profiles: accepted fields, and messages about refused ones. */
@NullMarked
package dev.wsss.operator.profile;

import org.jspecify.annotations.NullMarked;
