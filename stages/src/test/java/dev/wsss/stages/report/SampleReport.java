package dev.wsss.stages.report;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.report.MinedObjects.MinedClass;
import dev.wsss.stages.report.Provenance.Artifact;
import dev.wsss.stages.report.Provenance.EffectiveValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** A made-up run: its numbers and pictures come from one seed. */
final class SampleReport {
    static final List<String> CLASSES = List.of("background", "disc", "square", "star", "cross", "ring", "triangle");

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    static RunReport create() {
        return new SampleReport().report();
    }

    private RunReport report() {
        List<Score> scores = List.of(
                score("CAM", "plain", .15, .342, .24, .371),
                score("CAM", "decoupled", .15, .417, .19, .426),
                score("mask", "plain", .25, .451, .31, .463),
                score("mask", "decoupled", .21, .528, .27, .531));
        return new RunReport(
                "quickstart",
                "IRNet with context decoupling on the synthetic set (240 pictures, 6 classes), float32, from random weights.",
                "Finished 2026-01-01 10:04 UTC on 2 threads",
                CLASSES,
                scores,
                List.of(
                        loss("CAM network", "plain", .69, .11, 360),
                        loss("CAM network", "decoupled", .69, .17, 360),
                        loss("IRNet", "plain", .82, .31, 90),
                        loss("IRNet", "decoupled", .79, .26, 90)),
                List.of(
                        sweep("CAM", "plain", .24, .371, .15),
                        sweep("CAM", "decoupled", .19, .426, .15),
                        sweep("mask", "plain", .31, .463, .25),
                        sweep("mask", "decoupled", .27, .531, .21)),
                List.of(confusion("mask, plain", .52), confusion("mask, decoupled", .68)),
                objects(),
                gallery(),
                gallery(),
                List.of(new SkippedPicture("0173", "JPEGImages/0173.jpg", "cut short after 812 of 9,340 bytes")),
                List.of(
                        "No object of the class cross could be mined: copies without an absent class to draw from are plain"
                                + " originals (31 of 240).",
                        "The masks of 4 pictures are background only in the plain round."),
                List.of("prepare: 240 of 241 files in JPEGImages are used; 1 is on no list: 0241.jpg"),
                provenance(),
                List.of(
                        new StepUsage("prepare", "cached", 0, 0, 0),
                        new StepUsage("train-cam", "run", 61.2, 118.4, 1_340_000_000L),
                        new StepUsage("make-cam", "run", 18.9, 36.1, 1_370_000_000L),
                        new StepUsage("affinity-labels", "run", 4.1, 7.9, 1_372_000_000L),
                        new StepUsage("train-affinity", "run", 14.2, 27.5, 1_402_000_000L),
                        new StepUsage("make-sem-seg", "run", 9.7, 18.8, 1_402_000_000L),
                        new StepUsage("mine-objects", "run", .4, .6, 1_402_000_000L),
                        new StepUsage("decoupled-train-cam", "run", 64.8, 125.3, 1_433_000_000L),
                        new StepUsage("decoupled-make-cam", "run", 18.6, 35.9, 1_433_000_000L)));
    }

    private Score score(String prediction, String round, double fixed, double fixedIou, double best, double bestIou) {
        List<Double> iou = new ArrayList<>(List.of(.82));
        for (int i = 1; i < CLASSES.size(); i++) {
            iou.add(i == 4 && round.equals("plain") ? Double.NaN : fixedIou - .08 + .2 * random.nextDouble());
        }
        return new Score(prediction, round, "threshold", fixed, fixedIou, best, bestIou, iou);
    }

    private Curve loss(String plot, String round, double first, double last, int steps) {
        double[] x = IntStream.range(0, steps).asDoubleStream().toArray();
        double[] y = IntStream.range(0, steps)
                .mapToDouble(i -> last + (first - last) * Math.exp(-4.0 * i / steps) + .03 * random.nextGaussian())
                .map(Math::abs)
                .toArray();
        return new Curve(plot, round, x, y);
    }

    private static Sweep sweep(String prediction, String round, double best, double top, double fixed) {
        double[] thresholds = IntStream.range(0, 60).mapToDouble(i -> i / 100.0).toArray();
        double[] iou = IntStream.range(0, 60)
                .mapToDouble(i -> top * Math.exp(-4 * Math.pow(i / 100.0 - best, 2)) - .1 * Math.exp(-i / 6.0))
                .toArray();
        return new Sweep(prediction, round, "threshold", thresholds, iou, fixed);
    }

    private ConfusionCounts confusion(String title, double right) {
        int size = CLASSES.size();
        long[][] counts = new long[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double share =
                        row == column ? (row == 0 ? .93 : right) : column == 0 ? .9 - right : .03 * random.nextDouble();
                counts[row][column] = (long) (1e5 * Math.max(0, share));
            }
        }
        return new ConfusionCounts(title, counts);
    }

    private MinedObjects objects() {
        List<MinedClass> classes = new ArrayList<>();
        int[] found = {31, 24, 42, 0, 17, 28};
        for (int value = 1; value < CLASSES.size(); value++) {
            List<RgbImage> examples = new ArrayList<>();
            for (int i = 0; i < Math.min(4, found[value - 1]); i++) {
                examples.add(Montage.cutout(picture(64, 56, value), mask(64, 56, value)));
            }
            Map<String, Integer> refused = Map.of("too small", random.nextInt(9), "more than one class", 12 + value);
            classes.add(new MinedClass(CLASSES.get(value), found[value - 1], refused, examples));
        }
        SequencedMap<String, Integer> refused = new LinkedHashMap<>();
        refused.put("more than one class", 47);
        refused.put("too small", 22);
        refused.put("too big", 3);
        return new MinedObjects(
                classes,
                refused,
                "142 objects in 5 of 6 classes out of 240 masks. No cross: widen the window's lower bound.");
    }

    private Gallery gallery() {
        List<Gallery.Row> rows = new ArrayList<>();
        for (int value = 1; value < 5; value++) {
            int width = value == 3 ? 96 : 128;
            RgbImage picture = picture(width, 112, value);
            LabelMap truth = mask(width, 112, value);
            rows.add(new Gallery.Row(
                    "score_%04d".formatted(value),
                    CLASSES.get(value) + ", " + CLASSES.get(value + 1),
                    List.of(
                            picture,
                            Montage.labelsOver(picture, truth),
                            Montage.heatOver(picture, blob(width / 4, 28, .55f)),
                            Montage.labelsOver(picture, ragged(truth)),
                            Montage.heatOver(picture, blob(width / 4, 28, .3f)),
                            Montage.labelsOver(picture, truth))));
        }
        return new Gallery(
                List.of("picture", "truth", "CAM, plain", "mask, plain", "CAM, decoupled", "mask, decoupled"), rows);
    }

    private RgbImage picture(int width, int height, int value) {
        byte[] rgb = new byte[3 * width * height];
        LabelMap mask = mask(width, height, value);
        for (int i = 0; i < width * height; i++) {
            int wave = (int) (40 * Math.sin(i % width / 5.0 * value) + 30 * Math.sin((double) i / width / 7));
            int base = mask.labels()[i] == 0 ? 110 + wave : 40 + 30 * value;
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] =
                        (byte) Math.clamp(base + 25 * (channel * value % 3) + random.nextInt(24), 0, 255);
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private static LabelMap mask(int width, int height, int value) {
        byte[] labels = new byte[width * height];
        for (int i = 0; i < labels.length; i++) {
            double x = (i % width - .45 * width) / width;
            double y = ((double) i / width - .5 * height) / height;
            double distance = value % 2 == 0 ? Math.max(Math.abs(x), Math.abs(y)) : Math.hypot(x, y);
            labels[i] = (byte) (distance < .25 ? value : distance < .265 ? LabelMap.IGNORE : 0);
        }
        return new LabelMap(width, height, labels);
    }

    private LabelMap ragged(LabelMap map) {
        byte[] labels = new byte[map.labels().length];
        for (int i = 0; i < labels.length; i++) {
            int from = Math.clamp(i + (int) (8 * Math.sin((double) i / map.width() / 4)), 0, labels.length - 1);
            labels[i] = map.labels()[from] == (byte) LabelMap.IGNORE ? 0 : map.labels()[from];
        }
        return new LabelMap(map.width(), map.height(), labels);
    }

    private static Planes blob(int width, int height, float spread) {
        Planes planes = Planes.zeros(1, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            double x = (i % width - .45 * width) / width;
            double y = ((double) i / width - .5 * height) / height;
            planes.values()[i] = (float) Math.exp(-(x * x + y * y) / (spread * spread / 3));
        }
        return planes;
    }

    private static Provenance provenance() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("seed", "17");
        facts.put("command", "wsss run k8s/samples/quickstart.yaml");
        facts.put("versions", "wsss 0.1.0, Java 25, libtorch 2.7.1");
        facts.put("numeric mode", "float32, 2 intra-op threads");
        facts.put("initial weights", "none: batch norm trains, nothing is frozen, head factor 1");
        facts.put("cache", "1 of 9 steps found in the cache");
        return new Provenance(
                "kind: WSSSRun\nmetadata:\n  name: quickstart\nspec:\n  method: irn\n  dataset:\n    synthetic: {pictures: 240}\n",
                List.of(
                        new EffectiveValue("/spec/seed", "17", "given"),
                        new EffectiveValue("/spec/stages/trainCam/epochs", "24", "default without initial weights"),
                        new EffectiveValue("/spec/stages/makeSemSeg/beta", "10", "published default")),
                facts,
                List.of(
                        new Artifact("train-cam", "3f".repeat(32), "9a".repeat(32)),
                        new Artifact("make-cam", "41".repeat(32), "0c".repeat(32))));
    }
}
