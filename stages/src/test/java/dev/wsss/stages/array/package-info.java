@NullMarked
package dev.wsss.stages.array;

import org.jspecify.annotations.NullMarked;
