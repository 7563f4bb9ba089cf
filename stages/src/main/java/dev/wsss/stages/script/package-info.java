/** The vocabulary that networks are written in, the program it compiles to, and libtorch, which runs it. */
@NullMarked
package dev.wsss.stages.script;

import org.jspecify.annotations.NullMarked;
