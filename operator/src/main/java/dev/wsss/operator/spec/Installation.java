package dev.wsss.operator.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Limits that the installation sets.
 *
 * @param allowedEndpoints addresses that a store's endpoint has to match; in their host a {@code *} stands for one label, at the
 *     beginning for one or more, alone for any host; as port for any port; empty: any endpoint
 * @param storeSecretNames Secrets that may be read; the first is used where a run names none
 * @param ambientBuckets buckets for which the pods' and the operator's own keys may be used, without a Secret: a name for one at the server
 *     that is used where a run names none, {@code https://HOST/NAME} for one of another server
 */
public record Installation(List<String> allowedEndpoints, List<String> storeSecretNames, List<String> ambientBuckets) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<scheme>https?)://(?<host>\\[[0-9a-fA-F:.]+]|[^/?#@:\\s]+)(:(?<port>\\d+|\\*))?/?");

    public Installation {
        allowedEndpoints = List.copyOf(allowedEndpoints);
        storeSecretNames = List.copyOf(storeSecretNames);
        ambientBuckets = List.copyOf(ambientBuckets);
        if (storeSecretNames.isEmpty()) {
            throw new IllegalArgumentException(
                    "store.secretNames: is empty; name at least one Secret, for example wsss-store");
        }
    }

    /** Returns whether stores at this address may be used; an absent one is Amazon's. */
    public boolean allows(@Nullable String endpoint) {
        String address = endpoint == null ? "https://s3.amazonaws.com" : endpoint;
        return allowedEndpoints.isEmpty() || allowedEndpoints.stream().anyMatch(each -> matches(each, address));
    }

    /** Returns whether an address matches; one with a user in it is refused, since it hides its host. */
    private static boolean matches(String pattern, String address) {
        Matcher allowed = ADDRESS.matcher(pattern);
        Matcher asked = ADDRESS.matcher(address);
        return allowed.matches()
                && asked.matches()
                && allowed.group("scheme").equals(asked.group("scheme"))
                && host(allowed.group("host")).matcher(asked.group("host")).matches()
                && ("*".equals(allowed.group("port")) || port(allowed).equals(port(asked)));
    }

    private static Pattern host(String pattern) {
        if (pattern.equals("*")) {
            return Pattern.compile(".+");
        }
        boolean below = pattern.startsWith("*.");
        String rest = below ? pattern.substring(2) : pattern;
        String labels = ("\\Q" + rest + "\\E").replace("*", "\\E[^.]+\\Q");
        return Pattern.compile((below ? "([^.]+\\.)+" : "") + labels, Pattern.CASE_INSENSITIVE);
    }

    private static String port(Matcher address) {
        String given = address.group("port");
        return given != null ? given : address.group("scheme").equals("https") ? "443" : "80";
    }

    /**
     * Returns the Secret of a run's store; nothing where the own keys are used.
     *
     * @param named by the run
     * @param endpoint that the run names: requests to a server of a user's are not signed with the installation's keys
     */
    public Optional<String> secret(@Nullable String named, @Nullable String endpoint, String bucket) {
        if (named == null && ambientBuckets.stream().anyMatch(each -> isAmbient(each, endpoint, bucket))) {
            return Optional.empty();
        }
        return Optional.of(named == null ? storeSecretNames.getFirst() : named);
    }

    private static boolean isAmbient(String entry, @Nullable String endpoint, String bucket) {
        int end = entry.lastIndexOf('/');
        return entry.substring(end + 1).equals(bucket)
                && (endpoint == null ? end < 0 : end >= 0 && matches(entry.substring(0, end), endpoint));
    }

    /** Returns whether a Secret may be read. */
    public boolean mayRead(String secret) {
        return storeSecretNames.contains(secret);
    }
}
