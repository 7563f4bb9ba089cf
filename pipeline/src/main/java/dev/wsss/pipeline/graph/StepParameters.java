package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.manifest.ContextDecoupling;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.KeyedParameters;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.parameters.Network;
import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.pipeline.tree.Problem;
import dev.wsss.pipeline.tree.RecordReader;
import dev.wsss.pipeline.tree.Variant;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The effective parameters that one step reads, and only those; as JSON the stage's own ones stand under the stage's name.
 *
 * @param task whose they are
 * @param own the stage's own record, for example {@code TrainCam}
 * @param classes names without background, in order
 * @param method present for stages that are a part of it
 * @param network present for stages that run a network
 * @param dataset present for stages that read the user's files
 * @param paste present for the training that pastes objects
 * @param lrSteps present for the training that pastes objects
 * @param maskValues present for stages that read masks made elsewhere, where the manifest says what these hold
 * @param maximumPixels of a mask made elsewhere; present for stages that read such masks
 */
public record StepParameters(
        Task task,
        Record own,
        List<String> classes,
        @Nullable Method method,
        @Nullable Network network,
        @Nullable Dataset dataset,
        @Nullable Paste paste,
        TrainCam.@Nullable LearningRateSteps lrSteps,
        Dataset.@Nullable MaskValues maskValues,
        @Nullable Long maximumPixels) {
    private static final List<String> PATHS = List.of("location", "labels");
    private static final List<String> NOT_OF_TRUTH =
            List.of("trainList", "withoutClass", "maximumPixels", "skipBadImages");

    public StepParameters {
        classes = List.copyOf(classes);
    }

    /** Returns what a stage reads of the spec in a round. */
    public static StepParameters of(RunSpec spec, Task task, Round round) {
        ContextDecoupling decoupling = round == Round.DECOUPLED ? spec.contextDecoupling() : null;
        Stages stages = decoupling == null ? spec.stages() : decoupling.stages();
        ContextDecoupling pasting = task == Stage.TRAIN_CAM ? decoupling : null;
        return new StepParameters(
                task,
                stages.of(task),
                spec.dataset().classes(),
                task.isOfMethod() ? spec.method() : null,
                task.runsNetwork() ? spec.network().of(spec.method()) : null,
                task.readsSources() ? spec.dataset() : null,
                pasting == null ? null : pasting.paste(),
                pasting == null ? null : pasting.lrSteps(),
                maskValues(spec, task, round),
                readsForeignMasks(spec, task, round) ? spec.dataset().maximumPixels() : null);
    }

    private static Dataset.@Nullable MaskValues maskValues(RunSpec spec, Task task, Round round) {
        Dataset.MaskValues values = spec.dataset().maskValues();
        return readsForeignMasks(spec, task, round) && values != Dataset.MaskValues.AUTO ? values : null;
    }

    private static boolean readsForeignMasks(RunSpec spec, Task task, Round round) {
        return task.canRead().contains(ArtifactKind.SEM_SEG)
                && spec.given().containsKey(round.name(ArtifactKind.SEM_SEG.id()))
                && task.isCached();
    }

    /** Returns the stage's own record. */
    public <T extends Record> T own(Class<T> type) {
        return type.cast(own);
    }

    /** Returns the parameters that the stage has in the run's method alone. */
    public <T extends Record> T ofMethod(Class<T> type) {
        return Variant.own(own, type);
    }

    /** Returns how it takes its batch through the network; nothing for a stage that does not train. */
    public Optional<Batching> batching() {
        return Batching.of(own);
    }

    /**
     * Returns the same training with so many pictures per pass, which gives the step another key; the remedy when the
     * accelerator's memory is full.
     */
    public StepParameters withMicroBatch(int pictures) {
        Batching batching = batching().orElseThrow(() -> new IllegalArgumentException(task.id() + " does not train"));
        if (pictures < 1 || batching.batchSize() % pictures != 0) {
            throw new IllegalArgumentException(
                    "microBatch: " + pictures + " does not divide batchSize " + batching.batchSize());
        }
        ObjectNode tree = toTree();
        tree.withObject("/" + task.id()).put("microBatch", pictures);
        try {
            return read(tree);
        } catch (IOException refused) {
            throw new IllegalArgumentException("microBatch: " + pictures + " is refused", refused);
        }
    }

    /** Returns the document that an order carries. */
    @JsonValue
    public ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set(task.id(), CanonicalJson.tree(own));
        tree.set("classes", CanonicalJson.tree(classes));
        put(tree, "method", method);
        put(tree, "network", network);
        put(tree, "dataset", dataset);
        put(tree, "paste", paste);
        put(tree, "lrSteps", lrSteps);
        put(tree, "maskValues", maskValues);
        put(tree, "maximumPixels", maximumPixels);
        return tree;
    }

    private static void put(ObjectNode tree, String field, @Nullable Object value) {
        if (value != null) {
            tree.set(field, CanonicalJson.tree(value));
        }
    }

    /** Returns what of it decides the result: without paths and without what only says how the work is executed. */
    public ObjectNode keyed() {
        ObjectNode tree = toTree();
        tree.set(task.id(), KeyedParameters.of(own));
        tree.remove("maximumPixels");
        if (tree.get("dataset") instanceof ObjectNode data) {
            data.remove(PATHS);
            if (task == Stage.TRUTH) {
                data.remove(NOT_OF_TRUTH);
            } else {
                data.remove("maskValues");
            }
        }
        return tree;
    }

    /**
     * Reads what {@link #toTree} wrote.
     *
     * @throws IOException when it is no such document
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StepParameters read(ObjectNode document) throws IOException {
        Task task = Task.all()
                .filter(each -> document.has(each.id()))
                .findFirst()
                .orElseThrow(() -> new IOException("parameters: are those of no stage"));
        Method method = optional(document.path("method"), Method.class);
        RecordReader reader = new RecordReader(pointer -> pointer, Set.of(), method == null ? Variant.NONE : method);
        Record own = record(reader, document, task.id(), Stages.type(task));
        Network network = record(reader, document, "network", Network.class);
        Dataset dataset = record(reader, document, "dataset", Dataset.class);
        Paste paste = record(reader, document, "paste", Paste.class);
        if (own == null || !reader.problems().isEmpty()) {
            throw new IOException(
                    reader.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        return new StepParameters(
                task,
                own,
                List.of(CanonicalJson.read(document.path("classes"), String[].class)),
                method,
                network,
                dataset,
                paste,
                optional(document.path("lrSteps"), TrainCam.LearningRateSteps.class),
                optional(document.path("maskValues"), Dataset.MaskValues.class),
                optional(document.path("maximumPixels"), Long.class));
    }

    private static <T extends Record> @Nullable T record(
            RecordReader reader, ObjectNode document, String field, Class<T> type) {
        JsonNode node = document.path(field);
        return node.isMissingNode() ? null : reader.read(type, node, "/" + field);
    }

    private static <T> @Nullable T optional(JsonNode document, Class<T> type) throws IOException {
        return document.isMissingNode() ? null : CanonicalJson.read(document, type);
    }
}
