/** Random faults against an operator, an API server and a server of buckets. */
@NullMarked
package dev.wsss.operator.chaos;

import org.jspecify.annotations.NullMarked;
