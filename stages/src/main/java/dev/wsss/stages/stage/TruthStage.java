package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.Truth;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.util.List;

/** The packing of the ground-truth masks of the scoring list; only scoring and the report may read them. */
final class TruthStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        PictureSource source = PictureSource.of(context);
        List<String> ids = source.scoreList();
        List<Block> blocks = Blocks.of(ids, context.own(Truth.class).blockSize());
        PictureSource.TrueMasks masks = source.masks(context.work());
        MaskTally tally = new MaskTally(context.parameters().classes());
        try (ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work().each("masks", ids, masks.mask(), (id, mask) -> {
                tally.add(id, mask);
                shards.add(LabelFormat.sample(id, mask));
            });
            masks.remarks().forEach(context.remarks()::add);
            tally.remarks().forEach(context.remarks()::add);
            shards.finish();
        }
    }
}
