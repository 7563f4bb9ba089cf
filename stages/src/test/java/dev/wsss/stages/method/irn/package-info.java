@NullMarked
package dev.wsss.stages.method.irn;

import org.jspecify.annotations.NullMarked;
