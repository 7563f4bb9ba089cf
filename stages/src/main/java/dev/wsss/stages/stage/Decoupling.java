package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.stages.decoupling.Blend;
import dev.wsss.stages.decoupling.ClassChoice;
import dev.wsss.stages.decoupling.Cutout;
import dev.wsss.stages.decoupling.Extent;
import dev.wsss.stages.decoupling.MaskInterpolation;
import dev.wsss.stages.decoupling.Paste;
import dev.wsss.stages.decoupling.PasteDraw;
import dev.wsss.stages.decoupling.PasteRule;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.Mining;
import dev.wsss.stages.format.ObjectFormat;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Pastes a mined object of a class that a picture lacks into a copy of the picture. */
final class Decoupling {
    private final double probability;
    private final ClassChoice choice;
    private final Paste paste;
    private final SortedMap<Integer, List<String>> ids;
    private final SortedMap<Integer, Integer> counts;
    private final ShardReader objects;

    private Decoupling(double probability, ClassChoice choice, Paste paste, Mining mining, ShardReader objects) {
        this.probability = probability;
        this.choice = choice;
        this.paste = paste;
        this.ids = mining.objects();
        this.counts = mining.counts();
        this.objects = objects;
    }

    static Decoupling open(StageContext context) throws IOException {
        dev.wsss.pipeline.manifest.Paste own =
                Objects.requireNonNull(context.parameters().paste());
        Mining mining =
                Json.read(context.inputs().of(ArtifactKind.OBJECTS).bytes(Mining.OBJECT), Mining.class, Mining.OBJECT);
        PasteRule rule = new PasteRule(
                own.rotation().getFirst(),
                own.rotation().getLast(),
                own.scale().getFirst(),
                own.scale().getLast(),
                own.maximumShare(),
                switch (own.maskInterpolation()) {
                    case RELEASED -> MaskInterpolation.RELEASED;
                    case NEAREST -> MaskInterpolation.NEAREST;
                },
                switch (own.blend()) {
                    case HARD -> Blend.HARD;
                    case GAUSS3 -> Blend.GAUSS3;
                });
        ClassChoice choice =
                switch (own.classChoice()) {
                    case UNIFORM_ABSENT -> ClassChoice.UNIFORM_ABSENT;
                    case FREQUENCY -> ClassChoice.FREQUENCY;
                };
        return new Decoupling(
                own.probability(),
                choice,
                new Paste(rule),
                mining,
                context.inputs().samples(ArtifactKind.OBJECTS));
    }

    /**
     * A copy of a picture.
     *
     * @param picture with an object pasted in, or as it was
     * @param labels the union of both
     */
    record Copy(RgbImage picture, Set<Integer> labels) {}

    boolean hasObjectFor(List<Integer> labels) {
        return counts.keySet().stream().anyMatch(value -> !labels.contains(value - 1));
    }

    Copy copy(RgbImage picture, Set<Integer> labels, RandomGenerator random) throws IOException {
        if (random.nextDouble() >= probability) {
            return new Copy(picture, labels);
        }
        Set<Integer> present = labels.stream().map(label -> label + 1).collect(Collectors.toCollection(HashSet::new));
        Optional<ClassChoice.Pick> pick = choice.pick(random, counts, present);
        if (pick.isEmpty()) {
            return new Copy(picture, labels);
        }
        int value = pick.get().classValue();
        List<String> candidates = Objects.requireNonNull(ids.get(value));
        Cutout object =
                ObjectFormat.cutout(objects.read(candidates.get(pick.get().number())));
        PasteDraw draw = paste.rule().draw(random, Extent.of(object), Extent.of(picture));
        Set<Integer> union = new TreeSet<>(labels);
        union.add(value - 1);
        return new Copy(paste.apply(picture, object, draw).picture(), union);
    }
}
