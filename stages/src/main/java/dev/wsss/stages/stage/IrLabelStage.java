package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Irn;
import dev.wsss.stages.format.CamMapsFormat;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.method.CamMaps;
import dev.wsss.stages.method.SeedLabels;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.util.List;

/** Trusted pixels of the training list's class maps as labels (IRNet's {@code cam_to_ir_label}). */
final class IrLabelStage implements StageBody {
    @Override
    public void run(StageContext context) throws IOException {
        Irn.Labels own = context.parameters().ofMethod(Irn.Labels.class);
        Irn.LabelCrf crf = own.crf();
        SeedLabels seeds = new SeedLabels(
                own.foregroundThreshold(), own.backgroundThreshold(), crf.groundTruthProbability(), crf.iterations());
        Fields fields = new Fields(crf.gaussian(), crf.bilateral());
        DatasetView dataset = DatasetView.open(context.inputs());
        ShardReader cams = context.inputs().samples(ArtifactKind.CAMS);
        List<Block> blocks = dataset.trainingBlocks(context.share());
        try (ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work()
                    .each(
                            "pictures",
                            Blocks.ids(blocks),
                            id -> {
                                CamMaps maps = CamMapsFormat.maps(cams.read(id));
                                return seeds.of(maps.highRes(), maps.labels(), fields.of(dataset.read(id)));
                            },
                            (id, labels) -> shards.add(LabelFormat.sample(id, labels)));
            shards.finish();
        }
    }
}
