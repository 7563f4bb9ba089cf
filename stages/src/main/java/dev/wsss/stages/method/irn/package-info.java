/** IRNet's parts, and what it computes between its networks: merged class maps, trusted pixels, walked masks. */
@NullMarked
package dev.wsss.stages.method.irn;

import org.jspecify.annotations.NullMarked;
