/** What a run is: manifest, graph, artifacts, stores and outcomes; knows neither Kubernetes nor tensors. */
@NullMarked
package dev.wsss.pipeline;

import org.jspecify.annotations.NullMarked;
