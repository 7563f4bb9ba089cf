package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Order;
import dev.wsss.stages.stage.Sources;

/**
 * An order whose every input can be read where this process is.
 *
 * @param order whose artifacts all lie in the store
 * @param sources files on this machine
 */
record StagedInputs(Order order, Sources sources) {}
