package dev.wsss.pipeline.manifest;

import static java.util.stream.Collectors.joining;

import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.tree.Checks;
import dev.wsss.pipeline.tree.RecordReader;
import dev.wsss.pipeline.tree.Rules;
import dev.wsss.pipeline.tree.Rules.Cel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules about what depends on a run's method and backbone: fields of stages, parts that can be frozen, room for pairs. */
final class MethodRules {
    private static final String METHOD =
            "(has(self.method) ? self.method : '" + Method.standard().id() + "')";

    private MethodRules() {}

    static void rules(Rules<RunSpec> rules) {
        foreignFields(rules);
        frozen(rules);
    }

    /** Adds the cluster's rules against fields of other methods; in a process the reader of documents refuses those. */
    private static void foreignFields(Rules<RunSpec> rules) {
        for (Stage stage : Stage.inBothRounds()) {
            for (Method method : Method.values()) {
                Set<String> foreign = new TreeSet<>();
                Arrays.stream(Method.values()).forEach(other -> foreign.addAll(leaves(other, stage)));
                foreign.removeAll(leaves(method, stage));
                if (!foreign.isEmpty()) {
                    rules.inCluster(
                            METHOD + " != '" + method.id() + "' || !("
                                    + foreign.stream()
                                            .flatMap(field -> places(stage, field))
                                            .map(place -> place + ".hasValue()")
                                            .collect(joining(" || "))
                                    + ")",
                            stage.id() + " has a field that the method " + method.id() + " has not: one of "
                                    + String.join(", ", foreign),
                            "");
                }
            }
        }
    }

    /** Returns the fields that a stage has in a method alone, as paths such as {@code crf.iterations}. */
    private static Set<String> leaves(Method method, Stage stage) {
        Set<String> leaves = new TreeSet<>();
        leaves(method.own(Stages.type(stage)), "", leaves);
        return leaves;
    }

    private static void leaves(@Nullable Class<?> type, String path, Set<String> leaves) {
        if (type != null) {
            RecordReader.fields(type).forEach((name, component) -> {
                if (component.getType().isRecord()) {
                    leaves(component.getType(), path + name + ".", leaves);
                } else {
                    leaves.add(path + name);
                }
            });
        }
    }

    private static void frozen(Rules<RunSpec> rules) {
        rules.locally((own, checks) -> {
            frozen(own, own.stages(), "stages", checks);
            if (own.contextDecoupling() != null) {
                frozen(own, own.contextDecoupling().stages(), "contextDecoupling/stages", checks);
            }
        });
        for (Backbone backbone : Backbone.values()) {
            String places = Stream.of(Stage.TRAIN_CAM, Stage.TRAIN_AFFINITY)
                    .flatMap(stage -> places(stage, "frozen"))
                    .map(place -> place + ".orValue('" + Backbone.NOTHING + "')")
                    .collect(joining(", "));
            List<String> freezable = backbone.freezable();
            rules.inCluster(
                    backbone() + " != '" + backbone.id() + "' || [" + places + "].all(part, part in "
                            + Cel.list(freezable) + ")",
                    "frozen must be one of " + String.join(", ", freezable) + " on the backbone " + backbone.id(),
                    "");
        }
    }

    private static void frozen(RunSpec run, Stages stages, String at, Checks checks) {
        Backbone backbone = run.network().backbone(run.method());
        List<String> freezable = backbone.freezable();
        checks.oneOf(
                freezable,
                at + "/" + Stage.TRAIN_CAM.id() + "/frozen",
                stages.trainCam().frozen());
        if (stages.trainAffinity().own() instanceof TrainAffinity.WithBackbone trained) {
            String affinity = at + "/" + Stage.TRAIN_AFFINITY.id();
            checks.oneOf(freezable, affinity + "/frozen", trained.frozen());
            stages.trainAffinity().wideEnough(backbone.stride(), affinity + "/radius", checks);
        }
    }

    /** Returns the backbone of a resource, in CEL. */
    private static String backbone() {
        String ofMethod = "'" + Method.standard().backbone().id() + "'";
        for (Method method : Method.values()) {
            if (method.backbone() != Method.standard().backbone()) {
                ofMethod = METHOD + " == '" + method.id() + "' ? '"
                        + method.backbone().id() + "' : " + ofMethod;
            }
        }
        return "self.?network.?backbone.orValue(" + ofMethod + ")";
    }

    /** Returns the places of a resource in which a stage's field can stand, as optional values in CEL. */
    private static Stream<String> places(Stage stage, String field) {
        String path = ".?" + field.replace(".", ".?");
        String own = Cel.name(stage.id());
        return Stream.of(
                "self.?stages.?" + own + path,
                "self.?contextDecoupling.?stages.?" + own + path,
                "self.?steps.?" + own + path,
                "self.?steps.?" + Cel.name(Round.DECOUPLED.name(stage.id())) + path);
    }
}
