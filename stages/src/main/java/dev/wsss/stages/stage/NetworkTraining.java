package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.pipeline.parameters.Training;
import dev.wsss.stages.data.Batch;
import dev.wsss.stages.data.Batches;
import dev.wsss.stages.data.SampleSource;
import dev.wsss.stages.data.Schedule;
import dev.wsss.stages.format.TrainingStateFormat;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.train.InitialWeights;
import dev.wsss.stages.train.LossHistory;
import dev.wsss.stages.train.Objective;
import dev.wsss.stages.train.PolySchedule;
import dev.wsss.stages.train.Sgd;
import dev.wsss.stages.train.Snapshot;
import dev.wsss.stages.train.Split;
import dev.wsss.stages.train.Trainer;
import dev.wsss.stages.train.TrainingState;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * The loop of all trainings: the steps of a schedule, with a checkpoint every so often and before an cancellation.
 *
 * @param context of the stage
 * @param own the stage's parameters
 * @param objective what is minimised
 * @param groups factors of learning rate and weight decay
 * @param schedule the pictures of each step
 * @param rates the learning rate
 * @param afterwards what comes when all steps are done
 * @param <S> one sample
 */
record NetworkTraining<S>(
        StageContext context,
        Training own,
        Objective<S> objective,
        Map<String, Sgd.Group> groups,
        Schedule schedule,
        PolySchedule rates,
        Afterwards afterwards) {
    /** The work after the last step. */
    enum Afterwards {
        /** The weights are published at once. */
        PUBLICATION,
        /** Work that can be stopped, and must not cost the training. */
        FURTHER_WORK
    }

    /**
     * The result of a training.
     *
     * @param weights parameters and running statistics
     * @param losses of all steps
     */
    record Trained(StateDict weights, LossHistory losses) {}

    private static final int PREFETCH = 2;

    /**
     * Takes the steps that are left, from the newest checkpoint where there is one.
     *
     * @param weights what a training without a checkpoint starts with; what they lack starts fresh
     * @param views the samples of a picture, as many of each; a step takes the first of all its pictures, then the
     *     second
     */
    Trained run(StateDict weights, SampleSource<List<S>> views) throws IOException {
        try (Trainer<S> trainer = trainer(weights)) {
            // What it began with is garbage of the size of the network.
            System.gc();
            if (trainer.steps() < schedule.steps()) {
                try (Batches<List<S>> batches =
                        Batches.from(trainer.steps(), schedule, views, context.workers(), PREFETCH)) {
                    steps(trainer, batches);
                }
                if (afterwards == Afterwards.FURTHER_WORK) {
                    save(trainer.snapshot());
                }
            }
            Snapshot end = trainer.snapshot();
            return new Trained(end.weights(), end.losses());
        }
    }

    private Trainer<S> trainer(StateDict weights) throws IOException {
        Checkpoints.Checkpoint resumed = context.resumed();
        TrainingState start = resumed == null ? fresh(weights) : TrainingStateFormat.read(resumed.objects());
        Sgd sgd = new Sgd(rates, groups, own.momentum(), own.weightDecay());
        Integer part = own.microBatch();
        Split split = new Split(own.batchSize(), part == null ? own.batchSize() : part);
        return new Trainer<>(objective, start, sgd, split, context.numeric());
    }

    private TrainingState fresh(StateDict weights) {
        Network network = objective.network();
        Network starting =
                switch (own.initialisation()) {
                    case HE -> network;
                    case PYTORCH -> network.startingUniformly();
                };
        return Trainer.start(
                objective, InitialWeights.of(starting, weights, context.randomness().stream("initial-weights")));
    }

    private void steps(Trainer<S> trainer, Batches<List<S>> batches) throws IOException {
        StageProgress progress = context.progress();
        int done = trainer.steps();
        if (done > 0) {
            progress.say("continues after step " + done);
        }
        progress.begin("steps", schedule.steps(), done);
        Instant saved = context.clock().instant();
        for (int step = done; step < schedule.steps(); step++) {
            if (context.cancellation().isCancelled()) {
                if (save(trainer.snapshot())) {
                    progress.say("checkpoint written after step " + step);
                }
                context.cancellation().check();
            }
            progress.figure("loss", step(trainer, next(batches)));
            progress.figure("rate", rates.rate(step));
            progress.pictures(own.batchSize());
            progress.waited(batches.waited());
            progress.advance();
            Instant now = context.clock().instant();
            if (Duration.between(saved, now).toSeconds() >= own.checkpointSeconds() && step + 1 < schedule.steps()) {
                save(trainer.snapshot());
                saved = now;
            }
        }
    }

    private double step(Trainer<S> trainer, Batch<List<S>> batch) {
        int pictures = batch.ids().size();
        List<S> samples = new ArrayList<>();
        for (int view = 0; samples.size() < own.batchSize(); view++) {
            for (List<S> views : batch.samples()) {
                samples.add(views.get(view));
            }
        }
        return trainer.step(
                        samples,
                        (sample, dropout) -> context.randomness().stream(
                                "dropout",
                                dropout.layer(),
                                dropout.branch(),
                                sample / pictures,
                                batch.epoch(),
                                batch.ids().get(sample % pictures)))[0];
    }

    private static <S> Batch<S> next(Batches<S> batches) throws IOException {
        try {
            Batch<S> batch = batches.next();
            if (batch == null) {
                throw new IllegalStateException("the schedule has fewer batches than steps");
            }
            return batch;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while loading");
        }
    }

    /** Writes a checkpoint; whether there was anything to save. */
    private boolean save(Snapshot state) throws IOException {
        if (state.step() > 0) {
            context.checkpoints().save(state.step(), writer -> TrainingStateFormat.write(state, writer));
            context.progress().saved();
        }
        return state.step() > 0;
    }
}
