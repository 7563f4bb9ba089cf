package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.TrainIrn;
import dev.wsss.stages.data.CropWindow;
import dev.wsss.stages.data.Flip;
import dev.wsss.stages.format.Catalogue;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.train.MeanDisplacement;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.util.List;

/**
 * Finds the mean displacement of a trained network: over the top left crops of the scoring list, as published, or of the
 * training list where nothing is scored.
 *
 * @param context of the stage
 * @param dataset its pictures
 */
record Centring(StageContext context, DatasetView dataset) {
    /** The weights with the mean stored in them. */
    StateDict centred(IrnNetwork network, StateDict weights) throws IOException {
        TrainIrn own = context.own(TrainIrn.class);
        try (MeanDisplacement mean = new MeanDisplacement(network, weights, context.numeric())) {
            context.work()
                    .each(
                            "pictures",
                            pictures(dataset.catalogue(), own.batchSize()),
                            id -> {
                                RgbImage picture = dataset.read(id);
                                return CropWindow.topLeft(picture.height(), picture.width(), own.cropSize())
                                        .cut(picture, Flip.NONE);
                            },
                            (id, crop) -> mean.add(crop));
            return mean.centred();
        }
    }

    /** The published loader drops an incomplete batch; a list that is shorter than one batch counts as it is. */
    static List<String> pictures(Catalogue catalogue, int batchSize) {
        List<String> list = catalogue.scoreList().isEmpty() ? catalogue.trainList() : catalogue.scoreList();
        int complete = list.size() / batchSize * batchSize;
        return list.subList(0, complete == 0 ? list.size() : complete);
    }
}
