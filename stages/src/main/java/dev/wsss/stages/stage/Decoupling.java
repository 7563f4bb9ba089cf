package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.stages.decoupling.Cutout;
import dev.wsss.stages.decoupling.Extent;
import dev.wsss.stages.decoupling.ObjectPaster;
import dev.wsss.stages.decoupling.ObjectPick;
import dev.wsss.stages.decoupling.PasteDraw;
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
    private final ObjectPaster paster;
    private final SortedMap<Integer, List<String>> ids;
    private final SortedMap<Integer, Integer> counts;
    private final ShardReader objects;

    private Decoupling(ObjectPaster paster, Mining mining, ShardReader objects) {
        this.paster = paster;
        this.ids = mining.objects();
        this.counts = mining.counts();
        this.objects = objects;
    }

    static Decoupling open(StageContext context) throws IOException {
        Paste rule = Objects.requireNonNull(context.parameters().paste());
        Mining mining =
                Json.read(context.inputs().of(ArtifactKind.OBJECTS).bytes(Mining.OBJECT), Mining.class, Mining.OBJECT);
        return new Decoupling(new ObjectPaster(rule), mining, context.inputs().samples(ArtifactKind.OBJECTS));
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
        if (random.nextDouble() >= paster.rule().probability()) {
            return new Copy(picture, labels);
        }
        Set<Integer> present = labels.stream().map(label -> label + 1).collect(Collectors.toCollection(HashSet::new));
        Optional<ObjectPick> pick = ObjectPick.draw(paster.rule().classChoice(), random, counts, present);
        if (pick.isEmpty()) {
            return new Copy(picture, labels);
        }
        int value = pick.get().classValue();
        List<String> candidates = Objects.requireNonNull(ids.get(value));
        Cutout object =
                ObjectFormat.cutout(objects.read(candidates.get(pick.get().number())));
        PasteDraw draw = paster.draw(random, Extent.of(object), Extent.of(picture));
        Set<Integer> union = new TreeSet<>(labels);
        union.add(value - 1);
        return new Copy(paster.apply(picture, object, draw).picture(), union);
    }
}
