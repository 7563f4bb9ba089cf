package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.TrainIrn;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.data.SampleSource;
import dev.wsss.stages.data.Schedule;
import dev.wsss.stages.format.Catalogue;
import dev.wsss.stages.method.AffinityTraining;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.train.PolySchedule;
import dev.wsss.stages.train.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Affinities of pixels, learnt from trusted ones. */
final class TrainIrnStage implements StageBody {
    @Override
    public void run(StageContext context) throws IOException {
        TrainIrn own = context.own(TrainIrn.class);
        AffinityTraining training = context.method().affinities().of(own, context.shape());
        DatasetView dataset = DatasetView.open(context.inputs());
        Schedule schedule =
                new Schedule(dataset.catalogue().trainList(), own.batchSize(), own.epochs(), context.randomness());
        PolySchedule rates = new PolySchedule(own.learningRate(), own.polyPower(), Math.max(1, schedule.steps()));
        NetworkTraining<PixelSample> steps =
                new NetworkTraining<>(context, own, training.objective(), training.groups(), schedule, rates);
        TrainingState end = steps.run(TrainedWeights.start(context), samples(context, dataset, training.input()));
        AffinityTraining.Calibration calibration = training.calibration();
        if (calibration != null) {
            if (context.resumed() == null || context.resumed().position() < end.step()) {
                // What comes now can be stopped, and must not cost the training.
                steps.save(end);
            }
            try (AffinityTraining.Calibrated calibrated = calibration.of(end.weights(), context.numeric())) {
                List<String> pictures = calibrating(dataset.catalogue(), own.batchSize());
                context.work()
                        .each(
                                "pictures",
                                pictures,
                                id -> calibrated.input(dataset.read(id)),
                                (id, input) -> calibrated.add(input));
                end = end.withWeights(calibrated.weights());
            }
        }
        TrainedWeights.write(context, end, rates::rate, new TreeMap<>());
    }

    private static SampleSource<List<PixelSample>> samples(
            StageContext context, DatasetView dataset, AffinityTraining.Input input) {
        ShardReader labels = context.inputs().samples(ArtifactKind.IR_LABELS);
        Randomness randomness = context.randomness();
        return (id, epoch) ->
                List.of(input.of(dataset.read(id), labels.read(id), randomness.stream("augment", epoch, id)));
    }

    /**
     * The scoring list, as published, or the training list where nothing is scored. The published loader drops an incomplete
     * batch; a list that is shorter than one batch counts as it is.
     */
    static List<String> calibrating(Catalogue catalogue, int batchSize) {
        List<String> list = catalogue.scoreList().isEmpty() ? catalogue.trainList() : catalogue.scoreList();
        int complete = list.size() / batchSize * batchSize;
        return list.subList(0, complete == 0 ? list.size() : complete);
    }
}
