package dev.wsss.stages.synth;

import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A data set in which surroundings give classes away.
 *
 * <p>Each class has a shape, a pattern and a range of colours, and a background of its own. In the training list the
 * background is that of the picture's class with the bias as probability; in the scoring list it is drawn among all. A
 * picture is a function of the settings, the list and its index alone, with the same bytes on every machine.
 *
 * @param settings its parameters
 * @param classes object classes, 1..{@value Synthetic#CLASSES}; beyond six, shapes come again with another texture and colour
 */
public record SyntheticSet(Synthetic settings, int classes) {
    /** Names of the first six classes, for data sets that name none. */
    public static final List<String> NAMES = List.of("disc", "square", "triangle", "ring", "cross", "star");

    private static final int ATTEMPTS = 12;

    public SyntheticSet {
        if (classes < 1 || classes > Synthetic.CLASSES) {
            throw new IllegalArgumentException("classes: " + classes + ", must lie within 1.." + Synthetic.CLASSES);
        }
    }

    /** Returns one picture of a list; classes take turns, so that every class is the main one equally often. */
    public SyntheticPicture picture(SyntheticList list, int index) {
        RandomGenerator random = new Randomness(settings.seed(), "synthetic").stream(list.listName(), index);
        int main = Math.floorMod(index, classes);
        int context = context(list, main, random);
        Scene scene = scene(main, context, random);
        RgbImage picture = RgbImage.black(settings.size(), settings.size());
        LabelMap mask = LabelMap.background(settings.size(), settings.size());
        scene.draw(picture, mask, random);
        return new SyntheticPicture(list.id(index), picture, mask, labels(mask), context);
    }

    /** Returns the first pictures of a list, drawn as they are needed. */
    public Stream<SyntheticPicture> pictures(SyntheticList list, int count) {
        return Stream.iterate(0, index -> index < count, index -> index + 1).map(index -> picture(list, index));
    }

    private int context(SyntheticList list, int main, RandomGenerator random) {
        if (classes == 1) {
            return main;
        }
        return switch (list) {
            case VAL -> random.nextInt(classes);
            case TRAIN -> random.nextDouble() < settings.contextBias() ? main : other(main, random);
        };
    }

    private int other(int than, RandomGenerator random) {
        return (than + 1 + random.nextInt(classes - 1)) % classes;
    }

    private Scene scene(int main, int context, RandomGenerator random) {
        List<DrawnObject> objects = new ArrayList<>();
        boolean accompanied = classes > 1 && random.nextDouble() < settings.companionProbability();
        if (accompanied) {
            objects.add(object(other(main, random), .75, objects, random));
        }
        objects.add(object(main, 1, objects, random));
        return new Scene(
                Surface.ofContext(context, random),
                objects,
                random.nextDouble(-.3, .3),
                random.nextDouble(-.3, .3),
                random.nextDouble(3, 10));
    }

    /** Returns an object that covers the others as little as a few attempts allow. */
    private DrawnObject object(int classIndex, double scale, List<DrawnObject> others, RandomGenerator random) {
        double span = settings.objectSize().getLast() - settings.objectSize().getFirst();
        double side = scale * (settings.objectSize().getFirst() + span * random.nextDouble());
        return Stream.generate(() -> DrawnObject.of(classIndex, side, 1, 1, random))
                .limit(others.isEmpty() ? 1 : ATTEMPTS)
                .min(Comparator.comparingDouble(
                        each -> others.stream().mapToDouble(each::nearness).sum()))
                .orElseThrow();
    }

    private static SortedSet<Integer> labels(LabelMap mask) {
        SortedSet<Integer> labels = new TreeSet<>();
        for (byte label : mask.labels()) {
            if (label != 0) {
                labels.add((int) label);
            }
        }
        return labels;
    }
}
