/** The content of a run's status: conditions, columns, the sentence that explains. Pure. */
@NullMarked
package dev.wsss.operator.status;

import org.jspecify.annotations.NullMarked;
