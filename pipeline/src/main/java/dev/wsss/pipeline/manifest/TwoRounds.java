package dev.wsss.pipeline.manifest;

import static java.util.stream.Collectors.joining;

import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.tree.Rules;
import dev.wsss.pipeline.tree.Rules.Cel;

/**
 * The rules about parameters that a run has in two rounds. In a resource they may stand in three places, the nearest of which
 * counts: {@code steps}, {@code contextDecoupling.stages}, {@code stages}.
 */
final class TwoRounds {
    private TwoRounds() {}

    static void rules(Rules<RunSpec> rules) {
        backbone(rules);
        evenBatches(rules);
        String steps = Stage.inBothRounds().stream()
                .map(stage -> "has(self.steps." + Cel.name(Round.DECOUPLED.name(stage.id())) + ")")
                .collect(joining(" || "));
        rules.inCluster(
                "has(self.contextDecoupling) || !has(self.steps) || !(" + steps + ")",
                "has a step of the second round, but there is none: add contextDecoupling: {}",
                ".steps");
    }

    private static void backbone(Rules<RunSpec> rules) {
        String stage = Stage.TRAIN_AFFINITY.id();
        rules.locally((own, checks) -> {
                    ContextDecoupling second = own.contextDecoupling();
                    boolean weights = own.initialWeights() != null;
                    String sentence =
                            "needs initial weights, but there are none: set spec.initialWeights, or camWeights here";
                    checks.that(
                            weights || !asksForInitialWeights(own.stages()), "stages/" + stage + "/backbone", sentence);
                    checks.that(
                            weights || second == null || !asksForInitialWeights(second.stages()),
                            "contextDecoupling/stages/" + stage + "/backbone",
                            sentence);
                })
                .inCluster(
                        "has(self.initialWeights) || " + first(Stage.TRAIN_AFFINITY, "backbone", "'camWeights'")
                                + " != 'initialWeights'",
                        stage + ".backbone needs initial weights, but there are none: "
                                + "set initialWeights, or camWeights there",
                        "")
                .inCluster(
                        "has(self.initialWeights) || !has(self.contextDecoupling) || "
                                + second(Stage.TRAIN_AFFINITY, "backbone", "'camWeights'") + " != 'initialWeights'",
                        stage + ".backbone of the second round needs initial weights, but there are none: "
                                + "set initialWeights, or camWeights there",
                        "");
    }

    private static boolean asksForInitialWeights(Stages stages) {
        return stages.trainAffinity().backbone() == TrainAffinity.Backbone.INITIAL_WEIGHTS;
    }

    /** Adds the cluster's rule for even batches; in a process {@link ContextDecoupling} checks that, after defaults. */
    private static void evenBatches(Rules<RunSpec> rules) {
        rules.inCluster(
                "!has(self.contextDecoupling) || " + second(Stage.TRAIN_CAM, "batchSize", "16") + " % 2 == 0",
                Stage.TRAIN_CAM.id()
                        + ".batchSize of the second round must be even: it fills half a batch with pasted copies",
                "");
    }

    /** Returns the value of a field in the first round, as a resource says it. */
    private static String first(Stage stage, String field, String otherwise) {
        return place("steps", stage.id(), field) + ".or(" + place("stages", stage.id(), field) + ").orValue("
                + otherwise + ")";
    }

    /** Returns the value of a field in the second round, as a resource says it. */
    private static String second(Stage stage, String field, String otherwise) {
        return place("steps", Round.DECOUPLED.name(stage.id()), field)
                + ".or(" + place("contextDecoupling.?stages", stage.id(), field) + ")"
                + ".or(" + place("stages", stage.id(), field) + ").orValue(" + otherwise + ")";
    }

    private static String place(String block, String step, String field) {
        return "self.?" + block + ".?" + Cel.name(step) + ".?" + field;
    }
}
