package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/** The origin of a value of the effective spec; the later overrides the earlier. */
public enum Origin {
    /** The published recipe. */
    PUBLISHED("published", "published default") {
        @Override
        boolean appliesTo(JsonNode written) {
            return true;
        }
    },
    /** The defaults of another backbone than the published one. */
    BACKBONE("backbone", "default of the backbone") {
        @Override
        boolean appliesTo(JsonNode written) {
            return written.path("network").hasNonNull("backbone");
        }
    },
    /** The recipe for training from random weights. */
    WITHOUT_INITIAL_WEIGHTS("withoutInitialWeights", "default without initial weights") {
        @Override
        boolean appliesTo(JsonNode written) {
            return !written.hasNonNull("initialWeights");
        }
    },
    /** The recipe for a generated data set. */
    SYNTHETIC("synthetic", "default of the synthetic data set") {
        @Override
        boolean appliesTo(JsonNode written) {
            return written.path("dataset").hasNonNull("synthetic");
        }
    },
    /** The user's manifest. */
    GIVEN("", "given") {
        @Override
        boolean appliesTo(JsonNode written) {
            return false;
        }
    };

    private final String part;
    private final String words;

    Origin(String part, String words) {
        this.part = part;
        this.words = words;
    }

    /** Returns whether the defaults of this origin apply to a spec as written. */
    abstract boolean appliesTo(JsonNode written);

    /** Returns the name of the part of a defaults document that holds its values. */
    String part() {
        return part;
    }

    /** Returns the origin as a listing shows it. */
    @Override
    public String toString() {
        return words;
    }
}
