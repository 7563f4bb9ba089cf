@NullMarked
package dev.wsss.operator.sweep;

import org.jspecify.annotations.NullMarked;
