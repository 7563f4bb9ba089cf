package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Irn;
import dev.wsss.pipeline.parameters.TrainIrn;
import dev.wsss.stages.data.Batches;
import dev.wsss.stages.data.BoundarySample;
import dev.wsss.stages.data.IrnAugmentation;
import dev.wsss.stages.data.SampleSource;
import dev.wsss.stages.data.Schedule;
import dev.wsss.stages.data.Stack;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.train.InitialWeights;
import dev.wsss.stages.train.IrnTrainer;
import dev.wsss.stages.train.PolySchedule;
import dev.wsss.stages.train.Sgd;
import dev.wsss.stages.train.Split;
import dev.wsss.stages.train.TrainingState;
import dev.wsss.stages.walk.PairOffsets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Boundaries between classes, learnt from trusted pixels (IRNet's {@code train_irn}). */
final class TrainIrnStage implements StageBody {
    private static final int PREFETCH = 2;

    @Override
    public void run(StageContext context) throws IOException {
        TrainIrn own = context.own(TrainIrn.class);
        Irn.Boundaries irn = context.parameters().ofMethod(Irn.Boundaries.class);
        DatasetView dataset = DatasetView.open(context.inputs());
        Schedule schedule =
                new Schedule(dataset.catalogue().trainList(), own.batchSize(), own.epochs(), context.randomness());
        IrnNetwork network = Networks.irn(
                context.parameters(),
                irn.displacementHead() ? IrnNetwork.Branches.EDGE_AND_DISPLACEMENT : IrnNetwork.Branches.EDGE);
        PairOffsets offsets = PairOffsets.radius(own.radius());
        TrainingState start = start(context, network, offsets);
        PolySchedule rates = new PolySchedule(own.learningRate(), own.polyPower(), Math.max(1, schedule.steps()));
        Map<String, Double> factors = Map.of(IrnNetwork.EDGE, 1.0, IrnNetwork.DISPLACEMENT, irn.displacementFactor());
        Sgd sgd = new Sgd(rates, factors, own.momentum(), own.weightDecay());
        Integer part = own.microBatch();
        Split split = new Split(own.batchSize(), part == null ? own.batchSize() : part);
        try (IrnTrainer trainer = new IrnTrainer(network, offsets, start, sgd, split, context.numeric());
                Batches<BoundarySample> batches =
                        Batches.from(start.step(), schedule, samples(context, dataset), context.workers(), PREFETCH)) {
            TrainingLoop loop = new TrainingLoop(context, schedule.steps(), own.checkpointSeconds());
            IrnTraining training = new IrnTraining(trainer, batches, rates, own.batchSize());
            loop.run(training, start.step());
            TrainingState end = trainer.state();
            if (irn.displacementHead()) {
                if (start.step() < schedule.steps()) {
                    // What comes now can be stopped, and must not cost the training.
                    loop.save(training);
                }
                end = end.withWeights(new Centring(context, dataset).centred(network, end.weights()));
            }
            TrainedWeights.write(context, end, rates::rate, new TreeMap<>());
        }
    }

    private static SampleSource<BoundarySample> samples(StageContext context, DatasetView dataset) throws IOException {
        TrainIrn own = context.own(TrainIrn.class);
        List<Double> rescale =
                context.parameters().ofMethod(Irn.Boundaries.class).rescale();
        IrnAugmentation augmentation =
                new IrnAugmentation(rescale.getFirst(), rescale.getLast(), own.cropSize(), own.flipProbability());
        ShardReader labels = context.inputs().samples(ArtifactKind.IR_LABELS);
        Randomness randomness = context.randomness();
        return (id, epoch) -> augmentation.apply(
                dataset.read(id), LabelFormat.labels(id, labels), randomness.stream("augment", epoch, id));
    }

    private static TrainingState start(StageContext context, IrnNetwork network, PairOffsets offsets)
            throws IOException {
        var saved = TrainingLoop.saved(context);
        if (saved.isPresent()) {
            return saved.get();
        }
        return IrnTrainer.start(
                network,
                InitialWeights.of(
                        Networks.starting(
                                network.training(offsets),
                                context.own(TrainIrn.class).initialisation()),
                        TrainedWeights.start(context),
                        context.randomness().stream("initial-weights")));
    }

    private record IrnTraining(IrnTrainer trainer, Batches<BoundarySample> batches, PolySchedule rates, int batchSize)
            implements TrainingLoop.Training {
        @Override
        public double step(int step) throws IOException {
            List<BoundarySample> samples = LoadedBatch.next(batches).samples();
            return trainer.step(
                            Stack.planes(samples.stream()
                                    .map(BoundarySample::picture)
                                    .toList()),
                            samples.stream().map(BoundarySample::labels).toList())[0];
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
