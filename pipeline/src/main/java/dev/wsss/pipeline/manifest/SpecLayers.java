package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.tree.Layers;
import dev.wsss.pipeline.tree.Pointer;
import dev.wsss.pipeline.tree.Problem;
import dev.wsss.pipeline.tree.RecordReader;
import dev.wsss.pipeline.tree.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which documents go over one another, written down once: defaults, {@code stages}, for the second round
 * {@code contextDecoupling.stages}, and last {@code steps}.
 */
final class SpecLayers {
    private static final String DECOUPLING = "/contextDecoupling";

    /** Stages that both rounds have. */
    private static final Set<String> TWICE =
            Stage.inBothRounds().stream().map(Stage::id).collect(Collectors.toUnmodifiableSet());

    private final Layers<Origin> layers = new Layers<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> stages = RecordReader.fields(Stages.class).keySet();

    private SpecLayers() {}

    static SpecLayers of(JsonNode written) {
        SpecLayers made = new SpecLayers();
        made.build(written);
        return made;
    }

    /** Returns whether a pointer is that of a stage which the second round has only because its type has it. */
    static boolean runsOnce(String pointer) {
        String stages = "/spec" + DECOUPLING + "/stages/";
        return pointer.startsWith(stages)
                && !TWICE.contains(pointer.substring(stages.length()).split("/", 2)[0]);
    }

    ObjectNode tree() {
        return layers.tree();
    }

    Layers<Origin> layers() {
        return layers;
    }

    /** Returns what cannot be said of the merged tree, because merging lost it. */
    List<Problem> problems() {
        return problems;
    }

    /** Returns where in the user's document the value at a pointer of the merged tree was written, or would be. */
    String written(String pointer) {
        Layers.Source<Origin> source = layers.source(pointer);
        if (source != null) {
            return source.pointer();
        }
        String parent = Pointer.parent(pointer);
        return pointer.isEmpty() ? "/spec" : written(parent) + pointer.substring(parent.length());
    }

    /** Returns the method of the document; the standard one where it names none, or none that there is. */
    Method method() {
        return Method.named(layers.tree().path("method").asText());
    }

    private void build(JsonNode written) {
        List<Defaults> defaults = Defaults.of(written);
        defaults.forEach(layer -> lay(layer.origin(), "", base(layer.document()), ""));
        lay(Origin.GIVEN, "", base(written), "");
        boolean decoupled = written.path("contextDecoupling").isObject();
        if (decoupled) {
            defaults.forEach(layer ->
                    lay(layer.origin(), DECOUPLING + "/stages", layer.document().path("stages"), "/stages"));
            defaults.forEach(layer -> lay(
                    layer.origin(),
                    DECOUPLING + "/stages",
                    layer.document().at(DECOUPLING + "/stages"),
                    DECOUPLING + "/stages"));
            lay(Origin.GIVEN, DECOUPLING + "/stages", written.path("stages"), "/stages");
            secondRound(written.at(DECOUPLING + "/stages"));
        } else if (written.path("contextDecoupling").isNull()) {
            problems.add(
                    Problem.of(
                            "/spec" + DECOUPLING,
                            "has no value; write 'contextDecoupling: {}' for a second round with its defaults, or leave it out"));
        }
        steps(written.path("steps"), decoupled);
        layers.dropUnwritten(RunSpec.class, origin -> origin != Origin.GIVEN);
    }

    private void secondRound(JsonNode given) {
        given.fieldNames().forEachRemaining(stage -> {
            if (stages.contains(stage) && !TWICE.contains(stage)) {
                problems.add(Problem.of(
                        "/spec" + DECOUPLING + "/stages/" + stage,
                        "runs once, for both rounds: write it under spec.stages"));
            }
        });
        lay(Origin.GIVEN, DECOUPLING + "/stages", given, DECOUPLING + "/stages");
    }

    private void steps(JsonNode steps, boolean decoupled) {
        if (!steps.isMissingNode() && !steps.isNull() && !steps.isObject()) {
            problems.add(Problem.of("/spec/steps", "must be an object whose fields are steps"));
        }
        steps.properties().forEach(step -> step(step.getKey(), step.getValue(), decoupled));
    }

    private void step(String name, JsonNode parameters, boolean decoupled) {
        String pointer = Pointer.child("/steps", name);
        String stage = Round.DECOUPLED.base(name);
        boolean second = !stage.equals(name) && TWICE.contains(stage);
        if (!second && !stages.contains(name)) {
            problems.add(new Problem(
                    "/spec" + pointer,
                    "there is no step '" + SafeText.of(name, 100) + "'",
                    Spelling.nearest(name, steps())));
        } else if (second && !decoupled) {
            problems.add(Problem.of(
                    "/spec" + pointer, "belongs to the second round, but there is none: add contextDecoupling: {}"));
        } else {
            lay(Origin.GIVEN, second ? DECOUPLING + "/stages/" + stage : "/stages/" + name, parameters, pointer);
        }
    }

    private Set<String> steps() {
        Set<String> names = new LinkedHashSet<>(stages);
        Stage.inBothRounds().forEach(stage -> names.add(Round.DECOUPLED.name(stage.id())));
        return names;
    }

    private void lay(Origin origin, String target, JsonNode over, String from) {
        layers.lay(origin, target, over, "/spec" + from);
    }

    /** Returns the document without the parts that override the stages later. */
    private static JsonNode base(JsonNode document) {
        if (!(document instanceof ObjectNode object)) {
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode base = object.deepCopy();
        base.remove("steps");
        if (base.path("contextDecoupling") instanceof ObjectNode decoupling) {
            decoupling.remove("stages");
        }
        return base;
    }
}
