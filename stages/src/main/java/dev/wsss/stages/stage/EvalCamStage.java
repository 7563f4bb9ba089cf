package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.EvalCam;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.method.Masking.Swept;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.ScaledMapsFormat;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;

/** The scores of the class maps, at the manifest's threshold and over a sweep. */
final class EvalCamStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        EvalCam own = context.own(EvalCam.class);
        ClassMapping mapping = context.method().mapping();
        ShardReader cams = context.inputs().samples(ArtifactKind.CAMS);
        double[] thresholds = own.sweep().thresholds();
        Evaluation.write(context, ScaledMapsFormat.ids(cams), id -> {
            ScaledMaps maps = ScaledMapsFormat.maps(cams.read(id));
            Planes scores = mapping.merged(maps);
            return new Evaluation.Prediction(
                    Segmentation.of(scores, ClassValues.of(maps.labels()), own.threshold()),
                    new Swept(thresholds, scores, maps.labels(), null));
        });
    }
}
