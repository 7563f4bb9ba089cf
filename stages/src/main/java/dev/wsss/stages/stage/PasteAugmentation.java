package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.stages.data.Augmentation;
import dev.wsss.stages.decoupling.Cutout;
import dev.wsss.stages.decoupling.Extent;
import dev.wsss.stages.decoupling.ObjectPaster;
import dev.wsss.stages.decoupling.ObjectPick;
import dev.wsss.stages.decoupling.PasteDraw;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.Mining;
import dev.wsss.stages.format.ObjectFormat;
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

/**
 * Context decoupling: an augmentation that pastes a mined object of a class that a picture lacks into a copy of the
 * picture.
 */
final class PasteAugmentation implements Augmentation<Cutout> {
    private final ObjectPaster paster;
    private final SortedMap<Integer, List<String>> ids;
    private final SortedMap<Integer, Integer> counts;
    private final ShardReader objects;

    private PasteAugmentation(ObjectPaster paster, Mining mining, ShardReader objects) {
        this.paster = paster;
        this.ids = mining.objects();
        this.counts = mining.counts();
        this.objects = objects;
    }

    /** Returns the augmentation of a step that has objects. */
    static PasteAugmentation open(StageContext context) throws IOException {
        Paste rule = Objects.requireNonNull(context.parameters().paste());
        Mining mining =
                Json.read(context.inputs().of(ArtifactKind.OBJECTS).bytes(Mining.OBJECT), Mining.class, Mining.OBJECT);
        return new PasteAugmentation(
                new ObjectPaster(rule), mining, context.inputs().samples(ArtifactKind.OBJECTS));
    }

    /** Returns whether there is an object of a class that a picture with these labels lacks. */
    boolean hasPartner(List<Integer> labels) {
        return counts.keySet().stream().anyMatch(value -> !labels.contains(value - 1));
    }

    @Override
    public Optional<Cutout> partner(Set<Integer> labels, RandomGenerator random) throws IOException {
        if (random.nextDouble() >= paster.rule().probability()) {
            return Optional.empty();
        }
        Set<Integer> present = labels.stream().map(label -> label + 1).collect(Collectors.toCollection(HashSet::new));
        Optional<ObjectPick> pick = ObjectPick.draw(paster.rule().classChoice(), random, counts, present);
        if (pick.isEmpty()) {
            return Optional.empty();
        }
        List<String> candidates = Objects.requireNonNull(ids.get(pick.get().classValue()));
        return Optional.of(
                ObjectFormat.cutout(objects.read(candidates.get(pick.get().number()))));
    }

    @Override
    public Labelled with(Cutout object, Labelled picture, RandomGenerator random) {
        PasteDraw draw = paster.draw(random, Extent.of(object), Extent.of(picture.picture()));
        Set<Integer> union = new TreeSet<>(picture.labels());
        union.add(object.classValue() - 1);
        return new Labelled(paster.apply(picture.picture(), object, draw).picture(), union);
    }
}
