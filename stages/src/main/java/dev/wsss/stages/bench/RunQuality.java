package dev.wsss.stages.bench;

import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.ContextDecoupling;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.EvalCam;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.stages.eval.Confusion;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.eval.ThresholdSweep;
import dev.wsss.stages.eval.Thresholds;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.format.ScoreSheet;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.ScaledMapsFormat;
import dev.wsss.stages.run.RunResults;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.stage.Inputs;
import dev.wsss.stages.stage.SyntheticPictures;
import dev.wsss.stages.synth.SyntheticList;
import dev.wsss.stages.synth.SyntheticSet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Scores of the last class maps and masks of a finished run.
 *
 * <p>The run itself scores one list. The other one of a synthetic set, where context gives the class away, is scored here: its truth is
 * drawn again from the seed.
 *
 * @param results of the run
 */
record RunQuality(RunResults results) {
    /** Returns mean IoU by the title of its column. */
    SequencedMap<String, Double> scores() throws IOException {
        SequencedMap<String, Double> scores = new LinkedHashMap<>();
        put(scores, "CAM", last(Stage.EVAL_CAM));
        put(scores, "mask", last(Stage.EVAL_SEM_SEG));
        Synthetic synthetic = spec().dataset().synthetic();
        if (synthetic != null) {
            scores.putAll(ofTrainingList(synthetic));
        }
        return scores;
    }

    private static void put(SequencedMap<String, Double> scores, String what, ScoreSheet sheet) {
        ScoreSheet.Best best = sheet.best();
        if (best != null) {
            scores.put(what + ", best threshold", best.score().meanIou());
        }
        scores.put(what + ", fixed threshold", sheet.fixed().meanIou());
    }

    /** Returns the IoU of each class in the masks, at the best threshold where there was a sweep. */
    SequencedMap<String, Double> classes() throws IOException {
        ScoreSheet sheet = last(Stage.EVAL_SEM_SEG);
        ScoreSheet.Best best = sheet.best();
        ScoreSheet.Point point = best == null ? sheet.fixed() : best.score();
        SequencedMap<String, Double> classes = new LinkedHashMap<>();
        for (int index = 0; index < sheet.classes().size(); index++) {
            classes.put(sheet.classes().get(index), point.iou().get(index));
        }
        return classes;
    }

    private SequencedMap<String, Double> ofTrainingList(Synthetic synthetic) throws IOException {
        SyntheticSet set = SyntheticPictures.set(synthetic, spec().dataset());
        EvalCam eval = evalCam();
        int classes = spec().dataset().classes().size() + 1;
        ShardReader cams = samples(Stage.MAKE_CAM);
        ShardReader masks = samples(Stage.MAKE_SEM_SEG);
        ThresholdSweep swept =
                new ThresholdSweep(classes, new Thresholds(eval.sweep().thresholds()));
        Confusion fixed = new Confusion(classes);
        Confusion mask = new Confusion(classes);
        for (int index = 0; index < synthetic.pictures(); index++) {
            String id = SyntheticList.TRAIN.id(index);
            LabelMap truth = set.picture(SyntheticList.TRAIN, index).mask();
            ScaledMaps maps = ScaledMapsFormat.maps(cams.read(id));
            Planes scores = Methods.of(spec().method()).mapping().merged(maps);
            int[] values = ClassValues.of(maps.labels());
            swept.add(truth, scores, values);
            fixed.add(truth, Segmentation.of(scores, values, eval.threshold()));
            mask.add(truth, LabelFormat.labels(id, masks));
        }
        SequencedMap<String, Double> scores = new LinkedHashMap<>();
        scores.put("training list: CAM, best threshold", swept.best().scores().meanIou());
        scores.put("training list: CAM, fixed threshold", fixed.scores().meanIou());
        scores.put("training list: mask", mask.scores().meanIou());
        return scores;
    }

    private RunSpec spec() {
        return results.settings().spec();
    }

    private EvalCam evalCam() {
        ContextDecoupling decoupling = spec().contextDecoupling();
        return decoupling == null
                ? spec().stages().evalCam()
                : decoupling.stages().evalCam();
    }

    /** Returns the second round's where there is one. */
    private ScoreSheet last(Stage stage) throws IOException {
        return results.scores().sequencedEntrySet().reversed().stream()
                .filter(scored -> scored.getKey().task() == stage)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                FailureClass.INVALID_CONFIG,
                                "bench science: the run has no masks to compare with; name a list that has some in dataset.scoreList"));
    }

    private ShardReader samples(Stage stage) throws IOException {
        return Inputs.samples(results.open(results.all(stage).getLast()));
    }
}
