package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Irn;
import dev.wsss.pipeline.parameters.MakeSemSeg;
import dev.wsss.stages.format.CamMapsFormat;
import dev.wsss.stages.format.History;
import dev.wsss.stages.format.WalkedScoresFormat;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.CamMaps;
import dev.wsss.stages.method.WalkedScores;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.shard.ShardWriter;
import dev.wsss.stages.train.IrnInference;
import dev.wsss.stages.walk.RandomWalk;
import dev.wsss.stages.weights.SafeTensors;
import java.io.IOException;
import java.util.List;

/** Class maps walked over boundaries to masks, for every picture of both lists (IRNet's {@code make_sem_seg}). */
final class MakeSemSegStage implements StageBody {
    /** A picture and its maps. */
    private record Seen(RgbImage picture, CamMaps maps) {}

    @Override
    public void run(StageContext context) throws IOException {
        MakeSemSeg own = context.own(MakeSemSeg.class);
        Irn.Masks irn = context.parameters().ofMethod(Irn.Masks.class);
        RandomWalk walk = new RandomWalk(own.radius(), own.beta(), own.logSteps());
        Sharpening sharpening = Sharpening.of(own.crf());
        DatasetView dataset = DatasetView.open(context.inputs());
        ShardReader cams = context.inputs().samples(ArtifactKind.CAMS);
        byte[] weights = context.inputs().of(ArtifactKind.IRN_WEIGHTS).bytes(History.WEIGHTS);
        List<Block> blocks = dataset.blocks(context.share());
        try (IrnInference network = new IrnInference(
                        Networks.irn(context.parameters(), IrnNetwork.Branches.EDGE),
                        SafeTensors.read(weights, History.WEIGHTS),
                        context.numeric(),
                        irn.canvas());
                ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work()
                    .each(
                            "pictures",
                            Blocks.ids(blocks),
                            id -> new Seen(dataset.read(id), CamMapsFormat.maps(cams.read(id))),
                            (id, seen) -> {
                                WalkedScores scores = walked(seen, walk, network);
                                LabelMap mask = sharpening.mask(seen.picture(), scores, irn.backgroundThreshold());
                                shards.add(WalkedScoresFormat.sample(id, scores, mask));
                            });
            shards.finish();
        }
    }

    private static WalkedScores walked(Seen seen, RandomWalk walk, IrnInference network) {
        CamMaps maps = seen.maps();
        Planes strided = maps.strided();
        Planes walked =
                maps.labels().isEmpty() ? strided : walk.walk(strided, network.edge(Normalised.of(seen.picture())));
        return new WalkedScores(maps.height(), maps.width(), maps.labels(), walked);
    }
}
