package dev.wsss.operator.reconcile;

import dev.wsss.operator.profile.Profile;
import dev.wsss.pipeline.tree.Problem;
import java.util.List;

/** What is known of a profile that a run names. */
public sealed interface ProfileLookup {
    /** It is there and makes sense. */
    record Found(Profile profile) implements ProfileLookup {}

    /** Nobody has made it. */
    record Missing(String name) implements ProfileLookup {}

    /** It cannot be used. */
    record Invalid(String name, List<Problem> problems) implements ProfileLookup {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
