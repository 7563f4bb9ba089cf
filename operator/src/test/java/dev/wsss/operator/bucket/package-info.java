@NullMarked
package dev.wsss.operator.bucket;

import org.jspecify.annotations.NullMarked;
