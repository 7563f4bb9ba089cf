package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Irn;
import dev.wsss.stages.format.WalkedScoresFormat;
import dev.wsss.stages.method.WalkedScores;
import dev.wsss.stages.shard.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** How good the masks are (IRNet's {@code eval_sem_seg}), and how good they were at other background scores. */
final class EvalSemSegStage implements StageBody {
    @Override
    public void run(StageContext context) throws IOException {
        Irn.Scores own = context.parameters().ofMethod(Irn.Scores.class);
        SemSegMasks masks = SemSegMasks.scored(context, context.inputs().samples(ArtifactKind.TRUTH));
        masks.remarks().forEach(context.remarks()::add);
        new Evaluation(own.sweep().thresholds()).write(context, new Masks(masks));
    }

    private record Masks(SemSegMasks masks) implements Evaluation.Predictions {
        @Override
        public Set<String> ids() {
            return masks.ids();
        }

        @Override
        public Evaluation.Prediction of(String id) throws IOException {
            Sample sample = masks.sample(id);
            if (!WalkedScoresFormat.hasScores(sample)) {
                return new Evaluation.Prediction(masks.mask(id), null, List.of());
            }
            WalkedScores scores = WalkedScoresFormat.scores(sample);
            return new Evaluation.Prediction(WalkedScoresFormat.mask(sample), scores.fullSize(), scores.labels());
        }
    }
}
