package dev.wsss.pipeline.source;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.StoredVersion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of this machine, and objects at the server of a run's store, with its credentials.
 *
 * @param access opens buckets
 * @param store whose server counts; a directory: that of the environment
 * @param caches of published weights, which come before the store
 */
public record UserFileResolver(StoreAccess access, StoreSpec store, List<WeightsCache> caches) implements UserFiles {
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    private static final Pattern OBJECT = Pattern.compile("s3://([^/]+)/*(.*?)/*");

    public UserFileResolver {
        caches = List.copyOf(caches);
    }

    /** Creates a resolver that finds published weights in the store alone. */
    public UserFileResolver(StoreAccess access, StoreSpec store) {
        this(access, store, List.of());
    }

    @Override
    public ResolvedInput find(String location, String field) {
        Optional<PublishedWeights> weights = PublishedWeights.at(location);
        if (weights.isPresent()) {
            return published(weights.get(), field);
        }
        if (!ADDRESS.matcher(location).matches()) {
            return local(location, field);
        }
        Matcher parts = OBJECT.matcher(location);
        if (!parts.matches()) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG, field + ": " + location + " is neither a path nor s3://BUCKET/KEY");
        }
        try {
            return remote(parts.group(1), parts.group(2), location, field);
        } catch (IllegalArgumentException noKey) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    field + ": '" + location + "' names no object (" + noKey.getMessage() + ")",
                    noKey);
        }
    }

    private ResolvedInput published(PublishedWeights weights, String field) {
        List<WeightsCache> places = new ArrayList<>(caches);
        places.add(new WeightsCache(access.open(store)));
        for (WeightsCache place : places) {
            Optional<String> sha256 = place.digest(weights);
            if (sha256.isPresent()) {
                String key = PublishedWeights.key(sha256.get());
                ResolvedInput file =
                        switch (place.store()) {
                            case DirectoryStore directory -> new ResolvedInput.Local(directory.file(key));
                            case S3Store bucket ->
                                new ResolvedInput.Single(
                                        bucket, bucket.version(key).orElseThrow());
                            default -> throw new IllegalStateException("a store of a third kind: " + place.store());
                        };
                return new ResolvedInput.Published(weights, sha256.get(), file);
            }
        }
        throw new Failure(
                FailureClass.INVALID_DATA,
                field + ": weights:" + weights.name()
                        + " is neither in the cache of this machine nor in the store; fetch "
                        + weights.described() + " with 'wsss weights get " + weights.name()
                        + "', and for a cluster upload it with 'wsss weights put " + weights.name() + " --store "
                        + access.open(store).describe() + "'");
    }

    private static ResolvedInput local(String location, String field) {
        try {
            Path path = Path.of(location);
            if (Files.exists(path)) {
                return new ResolvedInput.Local(path);
            }
        } catch (InvalidPathException invalid) {
            throw new Failure(FailureClass.INVALID_CONFIG, field + ": '" + location + "' is no path", invalid);
        }
        throw new Failure(
                FailureClass.INVALID_DATA,
                field + ": " + location
                        + " is not there; give an absolute path, one relative to the manifest or s3://BUCKET/KEY, or use "
                        + "--data");
    }

    private ResolvedInput remote(String bucket, String key, String location, String field) {
        if (!key.isEmpty()) {
            int name = key.lastIndexOf('/') + 1;
            S3Store parent = access.bucket(store, bucket, key.substring(0, name), field);
            Optional<StoredVersion> single = parent.version(key.substring(name));
            if (single.isPresent()) {
                return new ResolvedInput.Single(parent, single.get());
            }
        }
        S3Store folder = access.bucket(store, bucket, key, field);
        try (Stream<StoredVersion> objects = folder.versions("")) {
            if (objects.findAny().isPresent()) {
                return new ResolvedInput.Folder(folder);
            }
        }
        throw new Failure(
                FailureClass.INVALID_DATA,
                field + ": " + location + " is neither an object nor a folder with objects; check its spelling");
    }
}
