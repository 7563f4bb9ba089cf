/** The run as one self-contained HTML page: scores, curves, pictures and where everything came from. */
@NullMarked
package dev.wsss.stages.report;

import org.jspecify.annotations.NullMarked;
