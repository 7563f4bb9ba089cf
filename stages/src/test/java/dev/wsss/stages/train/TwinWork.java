package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.AffinityNetwork;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.LearningGroups;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.net.SeamNetwork;
import dev.wsss.stages.net.backbone.EfficientNetLite0;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.ByteArray;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.PixelCorrelation;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.script.Value;
import dev.wsss.stages.walk.PairOffsets;
import dev.wsss.stages.walk.SourceWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * The tensor work of AffinityNet and SEAM on ResNet-38, as {@code torch_twin_r38.py} does it, and of IRNet's classifier on
 * EfficientNet-Lite0, as {@code .ci/twin_efficientnet.py} does it.
 *
 * @param work a step, or the maps of a picture
 * @param compiled to be closed in the end
 */
record TwinWork(Runnable work, AutoCloseable compiled) {
    private static final double[] SCALES = {1, 0.5, 1.5, 2};
    private static final int STRIDE = 8;

    /** Prepares the work of a kind of a twin; {@code cam38} is its {@code cam}. */
    static TwinWork of(String kind, int first, int second, Precision precision) {
        Numeric numeric = Here.PROCESSOR.numeric(precision, Runtime.getRuntime().availableProcessors());
        return switch (kind) {
            case "psa-step" -> step(CamNetwork.affinityNet(20).training(), first, second, numeric);
            case "aff-step" -> step(AffinityNetwork.published().training(PairOffsets.plain(5)), first, second, numeric);
            case "seam-step" -> step(SeamNetwork.published(20).training(), first, second, numeric);
            case "eff-step" -> step(efficientNet().training(), first, second, numeric);
            case "eff-cam" -> maps(efficientNet().maps(Passes.PICTURE_AND_MIRROR), first, second, numeric);
            case "cam38" -> maps(CamNetwork.affinityNet(20).maps(Passes.PICTURE_AND_MIRROR), first, second, numeric);
            case "seam-maps" -> maps(SeamNetwork.published(20).maps(Passes.PICTURE_AND_MIRROR), first, second, numeric);
            case "pcm" -> correlation(first, second, numeric);
            default -> throw new IllegalArgumentException("no work " + kind);
        };
    }

    private static CamNetwork efficientNet() {
        return new CamNetwork(EfficientNetLite0.published(), Frozen.NOTHING, 20);
    }

    private static TwinWork step(Network network, int batch, int side, Numeric numeric) {
        RandomGenerator random = random();
        Training training = new Training(network, network.initial(random), Map.of(), numeric, Training.Batches.WHOLE);
        System.gc();
        FloatArray pictures = gaussian(random, batch, 3, side, side);
        FloatArray labels = FloatArray.zeros(batch, 20);
        for (int i = 0; i < labels.values().length; i++) {
            labels.values()[i] = random.nextDouble() > 0.9 ? 1 : 0;
        }
        Bindings bindings = new Bindings().with("picture", pictures).with("labels", labels);
        pairs(bindings, batch, side / STRIDE, random);
        Map<String, Rates.Group> groups = new HashMap<>();
        LearningGroups.BY_ORIGIN_AND_KIND.names().forEach(name -> groups.put(name, new Rates.Group(1e-6, 5e-4)));
        Rates rates = new Rates(groups, 5e-4);
        Runnable work = () -> {
            network.dropouts().forEach(dropout -> {
                FloatArray factors = FloatArray.zeros(batch, dropout.channels(), 1, 1);
                for (int i = 0; i < batch; i++) {
                    System.arraycopy(
                            dropout.factors(random), 0, factors.values(), i * dropout.channels(), dropout.channels());
                }
                bindings.with(dropout.input(), factors);
            });
            float[] losses =
                    training.losses(List.of(training.step(bindings, rates))).getFirst();
            if (!Float.isFinite(losses[0])) {
                throw new IllegalStateException("the loss is " + losses[0]);
            }
        };
        return new TwinWork(work, training);
    }

    private static void pairs(Bindings bindings, int batch, int side, RandomGenerator random) {
        PairOffsets offsets = PairOffsets.plain(5);
        SourceWindow window = offsets.sources(side, side);
        byte[] codes = new byte[batch * offsets.size() * window.size()];
        float[] counts = new float[3];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (1 + random.nextInt(3));
            counts[codes[i] - 1]++;
        }
        bindings.with("pairs", new ByteArray(new int[] {batch, 1, offsets.size(), window.size()}, codes))
                .with("counts", new FloatArray(new int[] {3}, counts));
    }

    private static TwinWork maps(Network network, int height, int width, Numeric numeric) {
        RandomGenerator random = random();
        Inference inference = new Inference(network, network.initial(random), numeric);
        System.gc();
        List<FloatArray> pictures = new ArrayList<>();
        for (double scale : SCALES) {
            pictures.add(gaussian(random, 1, 3, (int) Math.rint(height * scale), (int) Math.rint(width * scale)));
        }
        Runnable work = () -> {
            Planes total = Planes.zeros(20, height, width);
            for (FloatArray picture : pictures) {
                FloatArray maps = Objects.requireNonNull(
                        inference.run(new Bindings().with("picture", picture)).get("maps"));
                int[] shape = maps.shape();
                float[] full = Bilinear.resize(new Planes(shape[1], shape[2], shape[3], maps.values()), height, width)
                        .values();
                for (int i = 0; i < full.length; i++) {
                    total.values()[i] += full[i];
                }
            }
        };
        return new TwinWork(work, inference);
    }

    private static TwinWork correlation(int height, int width, Numeric numeric) {
        RandomGenerator random = random();
        Script script = new Script();
        Value features = script.input("features", 192);
        Value cam = script.input("cam", 21);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("maps", PixelCorrelation.BLOCKED.of(script, features, cam));
        Inference inference = new Inference(script.network(outputs), Map.of(), numeric);
        Bindings bindings = new Bindings()
                .with("features", gaussian(random, 1, 192, height, width))
                .with("cam", gaussian(random, 1, 21, height, width));
        return new TwinWork(() -> inference.run(bindings), inference);
    }

    private static FloatArray gaussian(RandomGenerator random, int... shape) {
        FloatArray array = FloatArray.zeros(shape);
        for (int i = 0; i < array.values().length; i++) {
            array.values()[i] = (float) random.nextGaussian();
        }
        return array;
    }

    private static RandomGenerator random() {
        return new Randomness(0, "benchmark").stream("twin");
    }
}
