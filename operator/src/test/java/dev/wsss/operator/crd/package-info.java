/** The definitions of our resources: made from the records that read them, and held equal to what those records refuse. */
@NullMarked
package dev.wsss.operator.crd;

import org.jspecify.annotations.NullMarked;
