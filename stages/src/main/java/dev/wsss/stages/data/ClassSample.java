package dev.wsss.stages.data;

import dev.wsss.stages.image.Planes;
import java.util.Set;

/**
 * A picture and which classes it shows.
 *
 * @param picture 3 × side × side, normalised
 * @param labels class indices
 * @param origin where it comes from
 */
public record ClassSample(Planes picture, Set<Integer> labels, Origin origin) {
    /** The origin of a sample. */
    public enum Origin {
        /** A picture of the training list. */
        PICTURE,
        /** A copy of one that an augmentation has changed. */
        COPY
    }

    public ClassSample {
        labels = Set.copyOf(labels);
    }
}
