/** The operator as a program: its settings, its parts put together. */
@NullMarked
package dev.wsss.operator;

import org.jspecify.annotations.NullMarked;
