/** The stages of a run, in this process or in a pod; without Kubernetes. */
@NullMarked
package dev.wsss.stages;

import org.jspecify.annotations.NullMarked;
