/** The folders that data sets come in: PASCAL VOC's layout, or pictures beside a table of labels. */
@NullMarked
package dev.wsss.stages.voc;

import org.jspecify.annotations.NullMarked;
