package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.MakeSemSeg;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.ScaledMapsFormat;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.util.List;

/** Class maps walked along affinities to masks, for every picture of both lists. */
final class MakeSemSegStage implements StageRunner {
    /** A picture and its maps. */
    private record Seen(RgbImage picture, ScaledMaps maps) {}

    @Override
    public void run(StageContext context) throws IOException {
        DatasetView dataset = DatasetView.open(context.inputs());
        ShardReader cams = context.inputs().samples(ArtifactKind.CAMS);
        List<Block> blocks = dataset.blocks(context.share());
        try (Masking.Masks masks = context.method()
                        .masking()
                        .masks(
                                context.own(MakeSemSeg.class),
                                context.shape(),
                                TrainedWeights.read(context.inputs().of(ArtifactKind.AFFINITY_WEIGHTS)),
                                context.numeric());
                ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work()
                    .each(
                            "pictures",
                            Blocks.ids(blocks),
                            id -> new Seen(dataset.read(id), ScaledMapsFormat.maps(cams.read(id))),
                            (id, seen) -> shards.add(masks.of(id, seen.picture(), seen.maps())));
            shards.finish();
        }
    }
}
