package dev.wsss.operator.reconcile;

import dev.wsss.operator.profile.Profile;

/** What is known of a profile that a run names. */
public sealed interface ProfileLookup {
    /** It is there and makes sense. */
    record Found(Profile profile) implements ProfileLookup {}

    /** Nobody has made it. */
    record Missing(String name) implements ProfileLookup {}

    /** It cannot be used. */
    record Invalid(String name, String why) implements ProfileLookup {}
}
