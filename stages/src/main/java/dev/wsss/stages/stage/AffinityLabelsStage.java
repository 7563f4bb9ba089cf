package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.AffinityLabels;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.PixelLabels;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.ScaledMapsFormat;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.util.List;

/** Labels of pixels from the training list's class maps. */
final class AffinityLabelsStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        ClassMapping mapping = context.method().mapping();
        PixelLabels labelling = context.method().labelling().of(context.own(AffinityLabels.class));
        DatasetView dataset = DatasetView.open(context.inputs());
        ShardReader cams = context.inputs().samples(ArtifactKind.CAMS);
        List<Block> blocks = dataset.trainingBlocks(context.share());
        try (ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work()
                    .each(
                            "pictures",
                            Blocks.ids(blocks),
                            id -> {
                                ScaledMaps maps = ScaledMapsFormat.maps(cams.read(id));
                                return labelling.of(id, dataset.read(id), mapping.merged(maps), maps.labels());
                            },
                            (id, labels) -> shards.add(labels));
            shards.finish();
        }
    }
}
