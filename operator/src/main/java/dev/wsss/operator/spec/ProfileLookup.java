package dev.wsss.operator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.profile.Profile;
import dev.wsss.pipeline.tree.Problem;
import java.util.List;

/** Lookup of a profile that a run names. */
public sealed interface ProfileLookup {
    /**
     * A valid profile.
     *
     * @param profile complete
     * @param written what the WSSSProfile itself says; empty for the built-in one
     */
    record Found(Profile profile, JsonNode written) implements ProfileLookup {}

    /** A profile that does not exist. */
    record Missing(String name) implements ProfileLookup {}

    /** A profile that cannot be used. */
    record Invalid(String name, List<Problem> problems) implements ProfileLookup {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
