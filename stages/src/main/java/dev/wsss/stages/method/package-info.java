/** Published methods as data: a record of parts each, one for every thing that stages ask for; and what all of them share. */
@NullMarked
package dev.wsss.stages.method;

import org.jspecify.annotations.NullMarked;
