package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an artifact is; the kind decides who can read it. */
public enum ArtifactKind {
    /** The user's pictures, labels and lists, as they lie in a folder. */
    PICTURES,
    /** The user's masks of the scoring list. */
    MASKS,
    /** Weights that training starts from. */
    INITIAL_WEIGHTS,
    /** Pictures, labels and lists in the run's own format. */
    DATASET,
    /** Masks of the scoring list in the run's own format. */
    TRUTH,
    /** A classifier. */
    CAM_WEIGHTS,
    /** Class activation maps. */
    CAMS,
    /** Confident pixels as labels for IRNet. */
    IR_LABELS,
    /** IRNet, with its backbone. */
    IRN_WEIGHTS,
    /** Walked scores and masks. */
    SEM_SEG,
    /** Objects cut out of the first round's masks. */
    OBJECTS,
    /** Scores of maps or masks against the truth. */
    SCORES,
    /** The run as one page. */
    REPORT;

    /** The name in documents and manifests, for example {@code ir-labels}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name. */
    @JsonCreator
    public static ArtifactKind of(String id) {
        for (ArtifactKind each : values()) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        throw new IllegalArgumentException("kind: '" + id + "' is no kind of artifact");
    }
}
