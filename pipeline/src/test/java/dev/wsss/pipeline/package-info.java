/** Tests of the documents and the language of the project. */
@NullMarked
package dev.wsss.pipeline;

import org.jspecify.annotations.NullMarked;
