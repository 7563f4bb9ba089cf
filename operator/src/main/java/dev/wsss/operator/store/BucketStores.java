package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.store.s3.CredentialSource;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import dev.wsss.pipeline.store.s3.SecretCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Open buckets, kept for ten minutes; after that credentials are read and the bucket is tried out again.
 *
 * <p>A bucket belongs to a namespace: what one namespace's Secret opens is never lent to another.
 */
public final class BucketStores implements Stores {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Secrets secrets;
    private final S3Environment own;
    private final S3Timing timing;
    private final Clock clock;
    private final Meters meters;
    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Creates stores, none of them open yet.
     *
     * @param secrets with the credentials of buckets
     * @param own the operator's own identity, for places without a Secret
     */
    public BucketStores(Secrets secrets, S3Environment own, S3Timing timing, Clock clock, Meters meters) {
        this.secrets = secrets;
        this.own = own;
        this.timing = timing;
        this.clock = clock;
        this.meters = meters;
    }

    /** Secrets of namespaces. */
    @FunctionalInterface
    public interface Secrets {
        /** Returns what reads the entries of a Secret; nothing is read yet. */
        Supplier<Map<String, String>> entries(String namespace, String name);
    }

    private record Key(String namespace, StoreLocation place) {}

    @Override
    public Opening opening(RunIdentity run, StoreLocation place) {
        Key key = new Key(run.namespace(), place);
        return () -> at(key).atHand();
    }

    private Bucket at(Key key) {
        Instant now = clock.instant();
        buckets.values().removeIf(bucket -> !bucket.opened().plus(KEPT).isAfter(now));
        return buckets.computeIfAbsent(key, absent -> open(absent, now));
    }

    private Bucket open(Key key, Instant now) {
        String secret = key.place().secret();
        CredentialSource credentials = secret == null
                ? own.credentials()
                : new SecretCredentials(key.namespace() + "/" + secret, secrets.entries(key.namespace(), secret));
        // Endpoint and region of the operator's surroundings are for its own identity; a run says where its bucket is.
        S3Environment environment = new S3Environment(
                secret == null ? own.endpoint() : null, secret == null ? own.region() : null, credentials);
        return new Bucket(new StoreAccess(environment, timing), key.place().store(), meters, now);
    }
}
