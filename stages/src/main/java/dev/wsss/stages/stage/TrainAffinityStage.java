package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.data.SampleSource;
import dev.wsss.stages.data.Schedule;
import dev.wsss.stages.format.Catalogue;
import dev.wsss.stages.method.AffinityTraining;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.stage.NetworkTraining.Afterwards;
import dev.wsss.stages.train.PolySchedule;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Affinities of pixels, learnt from trusted ones. */
final class TrainAffinityStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        TrainAffinity own = context.own(TrainAffinity.class);
        AffinityTraining training = context.method().affinities().of(own, context.shape());
        DatasetView dataset = DatasetView.open(context.inputs());
        Schedule schedule =
                new Schedule(dataset.catalogue().trainList(), own.batchSize(), own.epochs(), context.randomness());
        PolySchedule rates = new PolySchedule(own.learningRate(), own.polyPower(), Math.max(1, schedule.steps()));
        AffinityTraining.Calibration calibration = training.calibration();
        NetworkTraining.Trained end = new NetworkTraining<PixelSample>(
                        context,
                        own,
                        training.objective(),
                        training.groups(),
                        schedule,
                        rates,
                        calibration == null ? Afterwards.PUBLICATION : Afterwards.FURTHER_WORK)
                .run(backbone(context), samples(context, dataset, training.input()));
        StateDict weights = calibration == null
                ? end.weights()
                : calibrated(context, dataset, calibration.of(end.weights(), context.numeric()));
        TrainedWeights.write(context, weights, end.losses(), rates::rate, new TreeMap<>());
    }

    /** Returns weights without a classifier's heads, which may have the names of heads here. */
    private static StateDict backbone(StageContext context) throws IOException {
        return TrainedWeights.start(context)
                .only(context.shape().architecture().importer().backbone()::contains);
    }

    private static StateDict calibrated(StageContext context, DatasetView dataset, AffinityTraining.Calibrated network)
            throws IOException {
        int batchSize = context.own(TrainAffinity.class).batchSize();
        try (network) {
            context.work()
                    .each(
                            "pictures",
                            calibrating(dataset.catalogue(), batchSize),
                            id -> network.input(dataset.read(id)),
                            (id, input) -> network.add(input));
            return network.weights();
        }
    }

    private static SampleSource<List<PixelSample>> samples(
            StageContext context, DatasetView dataset, AffinityTraining.Input input) {
        ShardReader labels = context.inputs().samples(ArtifactKind.AFFINITY_LABELS);
        Randomness randomness = context.randomness();
        return (id, epoch) ->
                List.of(input.of(dataset.read(id), labels.read(id), randomness.stream("augment", epoch, id)));
    }

    /**
     * Returns the scoring list, as published, or the training list where nothing is scored. The published loader drops
     * an incomplete batch; a list that is shorter than one batch counts as it is.
     */
    static List<String> calibrating(Catalogue catalogue, int batchSize) {
        List<String> list = catalogue.scoreList().isEmpty() ? catalogue.trainList() : catalogue.scoreList();
        int complete = list.size() / batchSize * batchSize;
        return list.subList(0, complete == 0 ? list.size() : complete);
    }
}
