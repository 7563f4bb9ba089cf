/** The place of artifacts: objects under keys, written whole or not at all. */
@NullMarked
package dev.wsss.pipeline.store;

import org.jspecify.annotations.NullMarked;
