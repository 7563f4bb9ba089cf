package dev.wsss.stages.method;

import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.train.Objective;
import dev.wsss.stages.train.Sgd;
import dev.wsss.stages.weights.StateDict;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A method's training of affinities of pixels.
 *
 * @param objective the network and its loss
 * @param groups factors of learning rate and weight decay
 * @param input how a picture and its labels become a sample
 * @param calibration what is done with the trained network before it is used; absent: nothing
 */
public record AffinityTraining(
        Objective<PixelSample> objective,
        Map<String, Sgd.Group> groups,
        Input input,
        @Nullable Calibration calibration) {
    public AffinityTraining {
        groups = Map.copyOf(groups);
    }

    /** A method's way. */
    @FunctionalInterface
    public interface Part {
        AffinityTraining of(TrainAffinity own, Shape shape);
    }

    /** A source of samples; called by several threads at once. */
    @FunctionalInterface
    public interface Input {
        /** Returns a sample of a picture and what {@link PixelLabels} stored for it. */
        PixelSample of(RgbImage picture, Sample labels, RandomGenerator random);
    }

    /** Figures of a trained network that are part of its weights. */
    @FunctionalInterface
    public interface Calibration {
        Calibrated of(StateDict weights, Numeric numeric);
    }

    /** A calibration at work; one caller at a time. */
    public interface Calibrated extends AutoCloseable {
        /** Returns the network's input for a picture; safe for several threads. */
        Planes input(RgbImage picture);

        /** Counts a picture in. */
        void add(Planes input);

        /** Returns the weights with the figures of all pictures so far. */
        StateDict weights();

        @Override
        void close();
    }
}
