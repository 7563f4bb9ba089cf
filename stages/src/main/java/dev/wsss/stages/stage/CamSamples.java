package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.stages.data.CamAugmentation;
import dev.wsss.stages.data.SampleSource;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Training inputs of the classifier: each picture, and in the decoupled round its copy with an object pasted in. */
final class CamSamples implements SampleSource<List<CamSamples.Sample>> {
    private final DatasetView dataset;
    private final CamAugmentation augmentation;
    private final Randomness randomness;
    private final @Nullable Decoupling decoupling;

    /**
     * One input.
     *
     * @param picture 3 × side × side, normalised
     * @param labels class indices
     */
    record Sample(Planes picture, Set<Integer> labels) {}

    private CamSamples(
            DatasetView dataset, CamAugmentation augmentation, Randomness randomness, @Nullable Decoupling decoupling) {
        this.dataset = dataset;
        this.augmentation = augmentation;
        this.randomness = randomness;
        this.decoupling = decoupling;
    }

    static CamSamples of(StageContext context, DatasetView dataset) throws IOException {
        TrainCam own = context.own(TrainCam.class);
        CamAugmentation augmentation = new CamAugmentation(
                own.longSide().getFirst(), own.longSide().getLast(), own.cropSize(), own.flipProbability());
        Decoupling decoupling =
                context.inputs().find(ArtifactKind.OBJECTS).isPresent() ? Decoupling.open(context) : null;
        return new CamSamples(dataset, augmentation, context.randomness(), decoupling);
    }

    /** Inputs made of one picture: itself, or itself and its copy. */
    int perPicture() {
        return decoupling == null ? 1 : 2;
    }

    /** Whether the copy is the original again, because there is no object of a class that the picture lacks. */
    boolean staysWithoutObject(String id) {
        return decoupling != null && !decoupling.hasObjectFor(dataset.labels(id));
    }

    @Override
    public List<Sample> sample(String id, int epoch) throws IOException {
        RgbImage picture = dataset.read(id);
        Set<Integer> labels = new TreeSet<>(dataset.labels(id));
        Sample original = new Sample(augmentation.apply(picture, randomness.stream("augment", epoch, id)), labels);
        if (decoupling == null) {
            return List.of(original);
        }
        Decoupling.Copy copy = decoupling.copy(picture, labels, randomness.stream("paste", epoch, id));
        return List.of(
                original,
                new Sample(
                        augmentation.apply(copy.picture(), randomness.stream("augment-copy", epoch, id)),
                        copy.labels()));
    }
}
