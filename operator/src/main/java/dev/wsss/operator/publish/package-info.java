/** What the store is asked, and who asks it: verification and publication, off the reconcile threads. */
@NullMarked
package dev.wsss.operator.publish;

import org.jspecify.annotations.NullMarked;
