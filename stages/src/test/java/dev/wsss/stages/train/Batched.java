package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Batches in arrays as samples. */
final class Batched {
    /** Draws for networks without dropout. */
    static final Trainer.Draws NO_DROPOUT = (sample, dropout) -> {
        throw new AssertionError("no dropout was expected, but one in " + dropout.layer());
    };

    private Batched() {}

    /** Draws pictures, count × 3 × side × side. */
    static FloatArray pictures(RandomGenerator random, int count, int side) {
        FloatArray pictures = FloatArray.zeros(count, 3, side, side);
        for (int i = 0; i < pictures.values().length; i++) {
            pictures.values()[i] = (float) random.nextGaussian();
        }
        return pictures;
    }

    static List<ClassSample> classes(FloatArray pictures, FloatArray labels) {
        int classes = labels.shape()[1];
        List<ClassSample> samples = new ArrayList<>();
        for (int i = 0; i < labels.shape()[0]; i++) {
            Set<Integer> present = new TreeSet<>();
            for (int label = 0; label < classes; label++) {
                if (labels.values()[i * classes + label] != 0) {
                    present.add(label);
                }
            }
            samples.add(new ClassSample(picture(pictures, i), present, ClassSample.Origin.PICTURE));
        }
        return samples;
    }

    static List<PixelSample> pixels(FloatArray pictures, List<LabelMap> labels) {
        List<PixelSample> samples = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            samples.add(new PixelSample(picture(pictures, i), labels.get(i)));
        }
        return samples;
    }

    private static Planes picture(FloatArray pictures, int i) {
        int[] shape = pictures.shape();
        int size = shape[1] * shape[2] * shape[3];
        return new Planes(
                shape[1], shape[2], shape[3], Arrays.copyOfRange(pictures.values(), i * size, (i + 1) * size));
    }
}
