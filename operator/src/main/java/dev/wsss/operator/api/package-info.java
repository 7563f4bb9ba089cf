/** The resources that users and the operator share: runs with their status, profiles. */
@NullMarked
package dev.wsss.operator.api;

import org.jspecify.annotations.NullMarked;
