/** Objects cut out of masks and pasted onto foreign pictures, so that a class no longer means its usual surroundings. */
@NullMarked
package dev.wsss.stages.decoupling;

import org.jspecify.annotations.NullMarked;
