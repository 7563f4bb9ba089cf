@NullMarked
package dev.wsss.stages.decoupling;

import org.jspecify.annotations.NullMarked;
