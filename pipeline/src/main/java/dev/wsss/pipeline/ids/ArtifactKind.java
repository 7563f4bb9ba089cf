package dev.wsss.pipeline.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The kind of an artifact; it decides which stages can read the artifact. */
public enum ArtifactKind {
    /** The user's pictures, labels and lists, as they lie in a folder. */
    PICTURES(Maker.USER),
    /** The user's masks of the scoring list. */
    MASKS(Maker.USER),
    /** Weights that training starts from. */
    INITIAL_WEIGHTS(Maker.USER),
    /** Pictures, labels and lists in the run's own format. */
    DATASET(Maker.STEP),
    /** Masks of the scoring list in the run's own format. */
    TRUTH(Maker.STEP),
    /** A classifier. */
    CAM_WEIGHTS(Maker.EITHER),
    /** Class activation maps. */
    CAMS(Maker.EITHER),
    /** Confident pixels as labels for the training of affinities. */
    AFFINITY_LABELS(Maker.STEP),
    /** The network of affinities, with its backbone. */
    AFFINITY_WEIGHTS(Maker.EITHER),
    /** Walked scores and masks. */
    SEM_SEG(Maker.EITHER),
    /** Objects cut out of the first round's masks. */
    OBJECTS(Maker.EITHER),
    /** Scores of maps or masks against the truth. */
    SCORES(Maker.STEP),
    /** The run as one page. */
    REPORT(Maker.STEP);

    /** The origin of the artifacts of a kind. */
    private enum Maker {
        USER,
        STEP,
        EITHER
    }

    private final Maker maker;

    ArtifactKind(Maker maker) {
        this.maker = maker;
    }

    /** Returns the name in documents and manifests, for example {@code affinity-labels}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of this name. */
    @JsonCreator
    public static ArtifactKind of(String id) {
        for (ArtifactKind each : values()) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        throw new IllegalArgumentException("kind: '" + id + "' is no kind of artifact");
    }

    /** Returns the names of the kinds that steps make, and a store can keep. */
    public static List<String> made() {
        return ids(kind -> kind.maker != Maker.USER);
    }

    /** Returns the names of the kinds that the user can give in place of the step that would make them. */
    public static List<String> replaceable() {
        return ids(kind -> kind.maker == Maker.EITHER);
    }

    private static List<String> ids(Predicate<ArtifactKind> wanted) {
        return Arrays.stream(values()).filter(wanted).map(ArtifactKind::id).toList();
    }
}
