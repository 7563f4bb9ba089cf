package dev.wsss.operator.reconcile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the installation allows.
 *
 * @param allowedEndpoints patterns with {@code *} that a store's endpoint has to match; empty: any
 * @param storeSecretNames Secrets that may be read; the first is used where a run names none
 * @param ambientBuckets buckets for which the pods' and the operator's own identity may be used, without a Secret
 */
public record Installation(List<String> allowedEndpoints, List<String> storeSecretNames, List<String> ambientBuckets) {
    public Installation {
        allowedEndpoints = List.copyOf(allowedEndpoints);
        storeSecretNames = List.copyOf(storeSecretNames);
        ambientBuckets = List.copyOf(ambientBuckets);
        if (storeSecretNames.isEmpty()) {
            throw new IllegalArgumentException(
                    "storeSecretNames: is empty; name at least one Secret, for example wsss-store");
        }
    }

    /** Whether stores at this address may be used; an absent one is Amazon's. */
    public boolean allows(@Nullable String endpoint) {
        String address = endpoint == null ? "https://s3.amazonaws.com" : endpoint;
        return allowedEndpoints.isEmpty() || allowedEndpoints.stream().anyMatch(each -> matches(each, address));
    }

    private static boolean matches(String pattern, String address) {
        return address.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
    }

    /**
     * The Secret of a run's store; nothing where the own identity is used.
     *
     * @param named by the run
     */
    public Optional<String> secret(@Nullable String named, String bucket) {
        if (named == null && ambientBuckets.contains(bucket)) {
            return Optional.empty();
        }
        return Optional.of(named == null ? storeSecretNames.getFirst() : named);
    }

    /** Whether a Secret may be read. */
    public boolean mayRead(String secret) {
        return storeSecretNames.contains(secret);
    }
}
