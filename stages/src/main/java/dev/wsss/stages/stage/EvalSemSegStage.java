package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.EvalSemSeg;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;

/** How good the masks are, and how good they were with other backgrounds. */
final class EvalSemSegStage implements StageBody {
    @Override
    public void run(StageContext context) throws IOException {
        EvalSemSeg own = context.own(EvalSemSeg.class);
        Masking masking = context.method().masking();
        ShardReader masks = context.inputs().samples(ArtifactKind.SEM_SEG);
        Evaluation.write(context, masks.idsWith(LabelFormat.LABELS), id -> {
            Sample sample = masks.read(id);
            return new Evaluation.Prediction(LabelFormat.labels(sample), masking.swept(sample, own));
        });
    }
}
