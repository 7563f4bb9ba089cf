/**
 * Tests of the definitions of our resources: generated from the records that read them, and equal to the refusals of
 * those records.
 */
@NullMarked
package dev.wsss.operator.crd;

import org.jspecify.annotations.NullMarked;
