package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.MakeCam;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.format.CamMapsFormat;
import dev.wsss.stages.format.History;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.CamMaps;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardWriter;
import dev.wsss.stages.train.CamInference;
import dev.wsss.stages.weights.SafeTensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Class maps of every picture of both lists, at every scale and mirrored (IRNet's {@code make_cam}). */
final class MakeCamStage implements StageBody {
    @Override
    public void run(StageContext context) throws IOException {
        DatasetView dataset = DatasetView.open(context.inputs());
        double[] scales = context.own(MakeCam.class).scales().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        List<Block> blocks = dataset.blocks(context.share());
        byte[] weights = context.inputs().of(ArtifactKind.CAM_WEIGHTS).bytes(History.WEIGHTS);
        try (CamInference network = new CamInference(
                        Networks.cam(context.parameters()),
                        SafeTensors.read(weights, History.WEIGHTS),
                        context.numeric());
                ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work()
                    .each("pictures", Blocks.ids(blocks), id -> Scaled.of(dataset.read(id), scales), (id, scaled) -> {
                        List<Integer> labels = dataset.labels(id);
                        List<Planes> maps = new ArrayList<>();
                        for (Planes picture : scaled.pictures()) {
                            maps.add(CamMaps.only(network.maps(picture), labels));
                        }
                        shards.add(
                                CamMapsFormat.sample(id, new CamMaps(scaled.height(), scaled.width(), labels, maps)));
                    });
            shards.finish();
        }
    }

    /** A picture at its scales, normalised. */
    private record Scaled(int height, int width, List<Planes> pictures) {
        static Scaled of(RgbImage picture, double[] scales) {
            return new Scaled(picture.height(), picture.width(), Scales.of(picture, scales));
        }
    }
}
