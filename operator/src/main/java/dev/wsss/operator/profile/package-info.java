/** The pods of a run: image, accelerator, resources; a user's profile laid over the built-in one. */
@NullMarked
package dev.wsss.operator.profile;

import org.jspecify.annotations.NullMarked;
