package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Instructions for one execution; the embedded run and a pod get the same document.
 *
 * @param run name of the run, for messages and the report
 * @param step name of the step
 * @param task what to do
 * @param round which pass; decides nothing but what people read
 * @param parameters effective ones
 * @param key of the step, 64 hex digits
 * @param attempt its number, from 1
 * @param inputs with their digests
 * @param seed of every draw
 * @param numeric mode of every network
 * @param store where inputs, output and checkpoints lie; absent: that of the process
 * @param output prefix to write below; ends with a slash
 * @param checkpoints prefix of the key's checkpoints; ends with a slash
 * @param blocks numbers of the blocks that each index takes; empty: one execution takes all
 * @param loaderThreads threads that read pictures; absent: as the machine suggests
 * @param noProgressSeconds after which an execution that has not moved ends itself; absent: never
 * @param manifest the run's spec as its user wrote it; for the report alone
 */
public record Order(
        @JsonProperty(required = true) String run,
        @JsonProperty(required = true) String step,
        @JsonProperty(value = "stage", required = true) Task task,
        @JsonProperty(required = true) Round round,
        @JsonProperty(required = true) StepParameters parameters,
        @JsonProperty(required = true) String key,
        @JsonProperty(required = true) int attempt,
        @JsonProperty(required = true) List<OrderInput> inputs,
        @JsonProperty(required = true) long seed,
        @JsonProperty(required = true) NumericMode numeric,
        @Nullable StoreSpec store,
        @JsonProperty(required = true) String output,
        @JsonProperty(required = true) String checkpoints,
        @JsonProperty(required = true) List<List<Integer>> blocks,
        @Nullable Integer loaderThreads,
        @Nullable Long noProgressSeconds,
        @Nullable JsonNode manifest) {
    public Order {
        inputs = List.copyOf(inputs);
        blocks = blocks.stream().map(List::copyOf).toList();
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt: is " + attempt + ", has to be at least 1");
        }
        if (!output.endsWith("/") || !checkpoints.endsWith("/")) {
            throw new IllegalArgumentException("output, checkpoints: have to end with a slash");
        }
        if (parameters.task() != task) {
            throw new IllegalArgumentException(
                    "parameters: are those of " + parameters.task().id() + ", not of " + task.id());
        }
        if (!blocks.isEmpty() && !task.isShared()) {
            throw new IllegalArgumentException("blocks: " + task.id() + " runs in one execution");
        }
        Set<Integer> taken = new HashSet<>();
        blocks.stream().flatMap(List::stream).forEach(block -> {
            if (!taken.add(block)) {
                throw new IllegalArgumentException("blocks: block " + block + " is given to two indexes");
            }
        });
        for (OrderInput input : inputs) {
            if (!task.canRead().contains(input.kind())) {
                throw new IllegalArgumentException("inputs: " + task.id() + " may not read " + input.name());
            }
        }
    }

    /** Returns the same order with other inputs, for instance those that were imported into the store meanwhile. */
    public Order reading(List<OrderInput> others) {
        return new Order(
                run,
                step,
                task,
                round,
                parameters,
                key,
                attempt,
                others,
                seed,
                numeric,
                store,
                output,
                checkpoints,
                blocks,
                loaderThreads,
                noProgressSeconds,
                manifest);
    }

    /** Returns the input of this kind. */
    public Optional<OrderInput> input(ArtifactKind kind) {
        return inputs.stream().filter(each -> each.kind() == kind).findFirst();
    }

    /** Returns the document. */
    public String toJson() {
        ObjectNode tree = (ObjectNode) CanonicalJson.tree(this);
        tree.put("contractVersion", task.contractVersion());
        return CanonicalJson.pretty(tree);
    }

    /** Reads a document; one for another version of the stage's contract is a failure of class InvalidConfig. */
    public static Order read(String json) {
        try {
            ObjectNode tree = CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
            Task task = CanonicalJson.read(tree.path("stage"), Task.class);
            JsonNode version = tree.remove("contractVersion");
            if (version == null || version.intValue() != task.contractVersion()) {
                throw new Failure(
                        FailureClass.INVALID_CONFIG,
                        "order: is for version " + version + " of " + task.id() + ", this program has version "
                                + task.contractVersion() + "; use the image that belongs to the operator");
            }
            return CanonicalJson.read(tree, Order.class);
        } catch (IOException | IllegalArgumentException invalid) {
            throw new Failure(FailureClass.INVALID_CONFIG, "order: " + CanonicalJson.problem(invalid), invalid);
        }
    }
}
