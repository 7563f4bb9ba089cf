/** Published methods as data: a record of parts each, and the parts that they share. */
@NullMarked
package dev.wsss.stages.method;

import org.jspecify.annotations.NullMarked;
