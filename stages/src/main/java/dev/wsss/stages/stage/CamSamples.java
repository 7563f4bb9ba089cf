package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.stages.data.Augmentation;
import dev.wsss.stages.data.CamAugmentation;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.ClassSample.Origin;
import dev.wsss.stages.data.SampleSource;
import dev.wsss.stages.random.Randomness;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Samples of the classifier: each picture, and in the decoupled round its copy with an object pasted in. */
final class CamSamples implements SampleSource<List<ClassSample>> {
    private final DatasetView dataset;
    private final CamAugmentation augmentation;
    private final Randomness randomness;
    private final @Nullable PasteAugmentation paste;

    private CamSamples(
            DatasetView dataset,
            CamAugmentation augmentation,
            Randomness randomness,
            @Nullable PasteAugmentation paste) {
        this.dataset = dataset;
        this.augmentation = augmentation;
        this.randomness = randomness;
        this.paste = paste;
    }

    static CamSamples of(StageContext context, DatasetView dataset, CamAugmentation augmentation) throws IOException {
        boolean decoupled = context.inputs().find(ArtifactKind.OBJECTS).isPresent();
        return new CamSamples(
                dataset, augmentation, context.randomness(), decoupled ? PasteAugmentation.open(context) : null);
    }

    /** Samples made of one picture: itself, or itself and its copy. */
    int perPicture() {
        return paste == null ? 1 : 2;
    }

    /** Returns whether the copy is the original again, because there is no object of a class that the picture lacks. */
    boolean staysWithoutObject(String id) {
        return paste != null && !paste.hasPartner(dataset.labels(id));
    }

    @Override
    public List<ClassSample> sample(String id, int epoch) throws IOException {
        Augmentation.Labelled picture = new Augmentation.Labelled(dataset.read(id), new TreeSet<>(dataset.labels(id)));
        ClassSample original = sample(picture, Origin.PICTURE, randomness.stream("augment", epoch, id));
        if (paste == null) {
            return List.of(original);
        }
        Augmentation.Labelled copy = paste.copy(picture, randomness.stream("paste", epoch, id));
        return List.of(original, sample(copy, Origin.COPY, randomness.stream("augment-copy", epoch, id)));
    }

    private ClassSample sample(Augmentation.Labelled labelled, Origin origin, RandomGenerator random) {
        return new ClassSample(augmentation.apply(labelled.picture(), random), labelled.labels(), origin);
    }
}
