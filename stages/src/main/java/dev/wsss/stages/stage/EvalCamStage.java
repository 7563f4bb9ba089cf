package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.EvalCam;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.format.CamMapsFormat;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.CamMaps;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.Set;

/** How good the class maps are (IRNet's {@code eval_cam}, with a sweep). */
final class EvalCamStage implements StageBody {
    @Override
    public void run(StageContext context) throws IOException {
        EvalCam own = context.own(EvalCam.class);
        Maps maps = new Maps(context.inputs().samples(ArtifactKind.CAMS), own.threshold());
        new Evaluation(own.sweep().thresholds()).write(context, maps);
    }

    private record Maps(ShardReader cams, double threshold) implements Evaluation.Predictions {
        @Override
        public Set<String> ids() throws IOException {
            return CamMapsFormat.ids(cams);
        }

        @Override
        public Evaluation.Prediction of(String id) throws IOException {
            CamMaps maps = CamMapsFormat.maps(cams.read(id));
            Planes scores = maps.highRes();
            return new Evaluation.Prediction(
                    Segmentation.of(scores, ClassValues.of(maps.labels()), threshold), scores, maps.labels());
        }
    }
}
