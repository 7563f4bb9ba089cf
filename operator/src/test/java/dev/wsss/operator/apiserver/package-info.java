/** A real API server for tests: its schemas, its rules, its watches; the test plays the controllers. */
@NullMarked
package dev.wsss.operator.apiserver;

import org.jspecify.annotations.NullMarked;
