/** Tests of the report's page, its plots and its pictures. */
@NullMarked
package dev.wsss.stages.report;

import org.jspecify.annotations.NullMarked;
