/** The description of a run: manifest, graph, artifacts, stores and outcomes; without Kubernetes and tensors. */
@NullMarked
package dev.wsss.pipeline;

import org.jspecify.annotations.NullMarked;
