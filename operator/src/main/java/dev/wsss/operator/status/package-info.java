/** What a run's status says: conditions, columns, the sentence that explains. Pure. */
@NullMarked
package dev.wsss.operator.status;

import org.jspecify.annotations.NullMarked;
