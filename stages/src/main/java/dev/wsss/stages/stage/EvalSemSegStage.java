package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.EvalSemSeg;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.shard.Sample;
import java.io.IOException;

/** The scores of the masks, and of those with other backgrounds. */
final class EvalSemSegStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        EvalSemSeg own = context.own(EvalSemSeg.class);
        Masking masking = context.method().masking();
        SemSegMasks masks = SemSegMasks.scored(context, context.inputs().samples(ArtifactKind.TRUTH));
        masks.remarks().forEach(context.remarks()::add);
        Evaluation.write(context, masks.ids(), id -> {
            Sample sample = masks.sample(id);
            return new Evaluation.Prediction(masks.mask(id), masking.swept(sample, own));
        });
    }
}
