package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.Schedule;
import dev.wsss.stages.format.History;
import dev.wsss.stages.method.ClassTraining;
import dev.wsss.stages.stage.NetworkTraining.Afterwards;
import dev.wsss.stages.train.PolySchedule;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classifier from image labels; in the decoupled round half of each batch are copies of the other half with a foreign
 * object pasted in.
 */
final class TrainCamStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        TrainCam own = context.own(TrainCam.class);
        ClassTraining training = context.method().classes().of(own, context.shape());
        DatasetView dataset = DatasetView.open(context.inputs());
        CamSamples samples = CamSamples.of(context, dataset, training.augmentation());
        List<String> list = dataset.catalogue().trainList();
        Schedule schedule =
                new Schedule(list, own.batchSize() / samples.perPicture(), own.epochs(), context.randomness());
        PolySchedule rates = new PolySchedule(
                own.learningRate(), own.polyPower(), rateSteps(context, own, list.size(), schedule.steps()));
        NetworkTraining.Trained end = new NetworkTraining<ClassSample>(
                        context, own, training.objective(), training.groups(), schedule, rates, Afterwards.PUBLICATION)
                .run(TrainedWeights.start(context), samples);
        end.losses().collapse(schedule.stepsPerEpoch()).ifPresent(context.remarks()::add);
        TrainedWeights.write(context, end.weights(), end.losses(), rates::rate, counts(samples, schedule));
    }

    /** Returns the number of steps: the released schedule counts pictures, not the halved batches. */
    private static int rateSteps(StageContext context, TrainCam own, int pictures, int steps) {
        return context.parameters().lrSteps() == TrainCam.LearningRateSteps.RELEASED
                ? Math.max(1, pictures / own.batchSize() * own.epochs())
                : steps;
    }

    private static SortedMap<String, Long> counts(CamSamples samples, Schedule schedule) {
        SortedMap<String, Long> counts = new TreeMap<>();
        long without = 0;
        for (int epoch = 0; epoch < schedule.epochs(); epoch++) {
            List<String> order = schedule.order(epoch);
            for (String id : order.subList(0, schedule.stepsPerEpoch() * schedule.batchSize())) {
                without += samples.staysWithoutObject(id) ? 1 : 0;
            }
        }
        counts.put(History.COPIES_WITHOUT_OBJECT, without);
        return counts;
    }
}
