package dev.wsss.stages.bench;

import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.ContextDecoupling;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.EvalCam;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.stages.eval.Confusion;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.eval.ThresholdSweep;
import dev.wsss.stages.eval.Thresholds;
import dev.wsss.stages.format.LabelFormat;
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
import java.util.Objects;

/**
 * Scores a finished run on a synthetic set from what it has published, on either list.
 *
 * <p>The run itself scores one list; the truth of the other is drawn again from the seed.
 *
 * @param results of the run
 */
record RunQuality(RunResults results) {
    Quality of(SyntheticList list) throws IOException {
        RunSpec spec = results.settings().spec();
        Dataset dataset = spec.dataset();
        Synthetic synthetic = Objects.requireNonNull(dataset.synthetic());
        SyntheticSet set = SyntheticPictures.set(synthetic, dataset);
        EvalCam eval = evalCam(spec);
        int classes = dataset.classes().size() + 1;
        ShardReader cams = last(Stage.MAKE_CAM);
        ShardReader masks = last(Stage.MAKE_SEM_SEG);
        ThresholdSweep swept =
                new ThresholdSweep(classes, new Thresholds(eval.sweep().thresholds()));
        Confusion fixed = new Confusion(classes);
        Confusion mask = new Confusion(classes);
        int pictures =
                switch (list) {
                    case TRAIN -> synthetic.pictures();
                    case VAL -> synthetic.scorePictures();
                };
        for (int index = 0; index < pictures; index++) {
            LabelMap truth = set.picture(list, index).mask();
            ScaledMaps maps = ScaledMapsFormat.maps(cams.read(list.id(index)));
            Planes scores = Methods.of(spec.method()).mapping().merged(maps);
            int[] values = ClassValues.of(maps.labels());
            swept.add(truth, scores, values);
            fixed.add(truth, Segmentation.of(scores, values, eval.threshold()));
            mask.add(truth, LabelFormat.labels(list.id(index), masks));
        }
        return new Quality(
                swept.best().scores().meanIou(),
                fixed.scores().meanIou(),
                mask.scores().meanIou());
    }

    private static EvalCam evalCam(RunSpec spec) {
        ContextDecoupling decoupling = spec.contextDecoupling();
        return decoupling == null
                ? spec.stages().evalCam()
                : decoupling.stages().evalCam();
    }

    /** The second round's where there is one. */
    private ShardReader last(Stage stage) throws IOException {
        Step step = results.all(stage).getLast();
        return Inputs.samples(results.open(step));
    }
}
