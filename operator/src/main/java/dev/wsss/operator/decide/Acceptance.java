package dev.wsss.operator.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.desired.Typed;
import dev.wsss.operator.profile.Profile;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.spec.ParsedSpec;
import dev.wsss.operator.spec.ProfileLookup;
import dev.wsss.operator.spec.StatusText;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.manifest.Retention;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.tree.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Acceptance or refusal of a run as it is written. */
sealed interface Acceptance {
    /** Digits of a digest that distinguishes versions of a profile. */
    int DIGEST_LENGTH = 16;

    /**
     * A run that can be executed.
     *
     * @param spec complete
     * @param pipeline its steps, without re-runs and remedies
     * @param profile what its pods look like
     * @param written what the user's WSSSProfile itself says; empty without one
     * @param place where its artifacts are kept
     */
    record Accepted(RunSpec spec, Pipeline pipeline, Profile profile, JsonNode written, StoreLocation place)
            implements Acceptance {
        /**
         * Returns a digest of what the user says of the run's pods. An upgraded operator has other defaults, which do not count: it must
         * not replace Jobs for their sake.
         */
        String podInputs() {
            Map<String, Object> inputs = new HashMap<>();
            inputs.put("profile", written);
            inputs.put("queueName", spec.execution().queueName());
            inputs.put("loaderThreads", spec.execution().loaderThreads());
            return Sha256.of(CanonicalJson.bytes(inputs)).substring(0, DIGEST_LENGTH);
        }
    }

    /**
     * A run that cannot be executed until the run or the installation changes.
     *
     * @param reason as in the condition Accepted
     * @param message what is wrong and what to do
     */
    record Refused(String reason, String message) implements Acceptance {}

    /**
     * A run that is over and whose steps this version does not have.
     *
     * @param retention that is still followed
     */
    record Over(Retention retention) implements Acceptance {}

    /** Returns the acceptance or refusal of a run with this spec. */
    static Acceptance of(RunView view, ParsedSpec reading, Installation installation) {
        return switch (reading) {
            case ParsedSpec.Refused(String message) -> new Refused("InvalidSpec", message);
            case ParsedSpec.Read readable -> accepted(view, readable, installation);
        };
    }

    private static Acceptance accepted(RunView view, ParsedSpec.Read readable, Installation installation) {
        RunSpec spec = readable.spec();
        ForeignSteps foreign = new ForeignSteps(view);
        Optional<Refused> refusal = foreign.refusal();
        if (refusal.isPresent()) {
            return foreign.isSettled() ? new Over(spec.retention()) : refusal.get();
        }
        StoreSpec store = spec.store();
        if (!installation.allows(store.endpoint())) {
            return new Refused(
                    "EndpointNotAllowed",
                    "spec.store.endpoint " + StatusText.of(store.endpoint())
                            + " is not among those that this installation allows ("
                            + String.join(", ", installation.allowedEndpoints())
                            + "); use one of them, or add it to the chart's store.allowedEndpoints");
        }
        StoreLocation place = StoreLocation.of(view.id(), spec, installation);
        String secret = place.secret();
        if (secret != null && !installation.mayRead(secret)) {
            return new Refused(
                    "SecretNotAllowed",
                    "spec.store.credentialsSecret " + StatusText.of(secret)
                            + " is not among those that the operator may read ("
                            + String.join(", ", installation.storeSecretNames())
                            + "); rename it, or add it to the chart's store.secretNames");
        }
        StoreStatus inForce = view.status().store();
        if (inForce != null && published(view) && !inForce.equals(place.status())) {
            return new Refused(
                    "StoreChanged",
                    "spec.store names another place than " + inForce.bucket() + "/" + inForce.prefix()
                            + ", where this run has published results already; change it back, or make a new run");
        }
        return switch (view.profiles().apply(spec.execution().profile())) {
            case ProfileLookup.Found found -> withProfile(readable, found, place);
            case ProfileLookup.Missing missing ->
                new Refused(
                        "ProfileNotFound",
                        "spec.execution.profile names the WSSSProfile " + StatusText.of(missing.name())
                                + ", which is not in this namespace; create it, and the run continues");
            case ProfileLookup.Invalid invalid -> unusable(invalid.name(), invalid.problems());
        };
    }

    private static Acceptance withProfile(ParsedSpec.Read readable, ProfileLookup.Found found, StoreLocation place) {
        RunSpec spec = readable.spec();
        List<Problem> problems = Typed.problems(found.profile().podTemplate());
        return problems.isEmpty()
                ? new Accepted(spec, readable.pipeline(), found.profile(), found.written(), place)
                : unusable(Objects.requireNonNullElse(spec.execution().profile(), "of this installation"), problems);
    }

    private static Refused unusable(String profile, List<Problem> problems) {
        return new Refused(
                "InvalidProfile", "the WSSSProfile " + profile + " cannot be used: " + StatusText.of(problems));
    }

    private static boolean published(RunView view) {
        return view.status().steps().stream().anyMatch(each -> each.output() != null);
    }
}
