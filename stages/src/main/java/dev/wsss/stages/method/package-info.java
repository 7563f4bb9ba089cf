/** What IRNet computes between its networks: merged class maps, seed labels, walked masks. */
@NullMarked
package dev.wsss.stages.method;

import org.jspecify.annotations.NullMarked;
