/** The API server: what is read there, and decisions carried out. */
@NullMarked
package dev.wsss.operator.cluster;

import org.jspecify.annotations.NullMarked;
