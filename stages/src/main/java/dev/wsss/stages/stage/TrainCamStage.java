package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.stages.data.Batch;
import dev.wsss.stages.data.Batches;
import dev.wsss.stages.data.Schedule;
import dev.wsss.stages.data.Stack;
import dev.wsss.stages.format.History;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.train.CamTrainer;
import dev.wsss.stages.train.InitialWeights;
import dev.wsss.stages.train.PolySchedule;
import dev.wsss.stages.train.Sgd;
import dev.wsss.stages.train.Split;
import dev.wsss.stages.train.TrainingState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The classifier from image labels (IRNet's {@code train_cam}); in the decoupled round half of each batch are copies of the
 * other half with a foreign object pasted in.
 */
final class TrainCamStage implements StageBody {
    private static final int PREFETCH = 2;

    @Override
    public void run(StageContext context) throws IOException {
        TrainCam own = context.own(TrainCam.class);
        DatasetView dataset = DatasetView.open(context.inputs());
        CamSamples samples = CamSamples.of(context, dataset);
        Schedule schedule = new Schedule(
                dataset.catalogue().trainList(),
                own.batchSize() / samples.perPicture(),
                own.epochs(),
                context.randomness());
        CamNetwork network = Networks.trained(context.parameters(), own);
        TrainingState start = start(context, network);
        PolySchedule rates =
                new PolySchedule(own.learningRate(), own.polyPower(), rateSteps(context, schedule, dataset));
        Map<String, Double> factors = Map.of(CamNetwork.BACKBONE, 1.0, CamNetwork.HEAD, own.headFactor());
        Sgd sgd = new Sgd(rates, factors, own.momentum(), own.weightDecay());
        Integer part = own.microBatch();
        Split split = new Split(own.batchSize(), part == null ? own.batchSize() : part);
        try (CamTrainer trainer = new CamTrainer(network, start, sgd, split, context.numeric());
                Batches<List<CamSamples.Sample>> batches =
                        Batches.from(start.step(), schedule, samples, context.workers(), PREFETCH)) {
            int classes = context.parameters().classes().size();
            new TrainingLoop(context, schedule.steps(), own.checkpointSeconds())
                    .run(new CamTraining(trainer, batches, rates, classes, own.batchSize()), start.step());
            TrainedWeights.write(context, trainer.state(), rates::rate, counts(samples, schedule));
        }
    }

    private static TrainingState start(StageContext context, CamNetwork network) throws IOException {
        var saved = TrainingLoop.saved(context);
        if (saved.isPresent()) {
            return saved.get();
        }
        return CamTrainer.start(InitialWeights.of(
                Networks.starting(
                        network.training(), context.own(TrainCam.class).initialisation()),
                TrainedWeights.start(context),
                context.randomness().stream("initial-weights")));
    }

    /** The released schedule counts pictures, not the halved batches that are really fed. */
    private static int rateSteps(StageContext context, Schedule schedule, DatasetView dataset) {
        TrainCam own = context.own(TrainCam.class);
        if (context.parameters().lrSteps() != TrainCam.LearningRateSteps.RELEASED) {
            return schedule.steps();
        }
        return Math.max(1, dataset.catalogue().trainList().size() / own.batchSize() * own.epochs());
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

    /** A step: originals first, then their copies. */
    private record CamTraining(
            CamTrainer trainer,
            Batches<List<CamSamples.Sample>> batches,
            PolySchedule rates,
            int classes,
            int batchSize)
            implements TrainingLoop.Training {
        @Override
        public double step(int step) throws IOException {
            Batch<List<CamSamples.Sample>> batch = LoadedBatch.next(batches);
            List<CamSamples.Sample> all = new ArrayList<>();
            for (int part = 0; part < batch.samples().getFirst().size(); part++) {
                int which = part;
                Stream<CamSamples.Sample> parts = batch.samples().stream().map(sample -> sample.get(which));
                parts.forEach(all::add);
            }
            return trainer.step(
                    Stack.planes(all.stream().map(CamSamples.Sample::picture).toList()),
                    Stack.labels(all.stream().map(CamSamples.Sample::labels).toList(), classes));
        }

        @Override
        public double rate(int step) {
            return rates.rate(step);
        }

        @Override
        public Duration waited() {
            return batches.waited();
        }

        @Override
        public TrainingState state() {
            return trainer.state();
        }
    }
}
