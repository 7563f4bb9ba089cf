package dev.wsss.stages.data;

import dev.wsss.stages.image.RgbImage;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * An augmentation that pastes something foreign into a copy of a training picture; called by several threads at once.
 *
 * @param <P> the pasted content: an object, another picture
 */
public interface Augmentation<P> {
    /**
     * A picture of the training list as it was decoded, and which classes it shows.
     *
     * @param picture of any size
     * @param labels class indices
     */
    record Labelled(RgbImage picture, Set<Integer> labels) {}

    /** Draws the content for a copy; empty where the copy stays as the picture is. */
    Optional<P> partner(Set<Integer> labels, RandomGenerator random) throws IOException;

    /** Pastes the content; the labels are then those of both. */
    Labelled with(P partner, Labelled picture, RandomGenerator random) throws IOException;

    /** Returns the changed copy of a picture. */
    default Labelled copy(Labelled picture, RandomGenerator random) throws IOException {
        Optional<P> partner = partner(picture.labels(), random);
        return partner.isPresent() ? with(partner.get(), picture, random) : picture;
    }
}
