package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.MakeCam;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.ScaledMapsFormat;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardWriter;
import dev.wsss.stages.train.PictureNetwork;
import java.io.IOException;
import java.util.List;

/** Class maps of every picture of both lists, at every scale. */
final class MakeCamStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        MakeCam own = context.own(MakeCam.class);
        DatasetView dataset = DatasetView.open(context.inputs());
        List<Block> blocks = dataset.blocks(context.share());
        ClassMapping mapping = context.method().mapping();
        Passes passes = own.mirror() ? Passes.PICTURE_AND_MIRROR : Passes.PICTURE;
        try (PictureNetwork network = new PictureNetwork(
                        mapping.network(context.shape()).maps(passes),
                        TrainedWeights.read(context.inputs().of(ArtifactKind.CAM_WEIGHTS)),
                        context.numeric());
                ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work()
                    .each(
                            "pictures",
                            Blocks.ids(blocks),
                            id -> Scaled.of(dataset.read(id), own.scales()),
                            (id, scaled) -> shards.add(ScaledMapsFormat.sample(
                                    id,
                                    mapping.kept(maps(
                                            scaled,
                                            dataset.labels(id),
                                            network,
                                            context.shape().stride())))));
            shards.finish();
        }
    }

    private static ScaledMaps maps(Scaled scaled, List<Integer> labels, PictureNetwork network, int stride) {
        List<Planes> maps = scaled.pictures().stream()
                .map(picture -> labels.isEmpty()
                        ? Planes.zeros(0, Math.ceilDiv(picture.height(), stride), Math.ceilDiv(picture.width(), stride))
                        : ScaledMaps.only(network.planes("maps", picture), labels))
                .toList();
        return new ScaledMaps(scaled.height(), scaled.width(), labels, maps, scaled.factors());
    }

    /** A picture at its scales, normalised. */
    private record Scaled(int height, int width, List<Double> factors, List<Planes> pictures) {
        static Scaled of(RgbImage picture, List<Double> factors) {
            double[] scales = factors.stream().mapToDouble(Double::doubleValue).toArray();
            return new Scaled(picture.height(), picture.width(), factors, Scales.of(picture, scales));
        }
    }
}
