package dev.wsss.pipeline.source;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.StoredVersion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of this machine, and objects at the server of a run's store, with its credentials.
 *
 * @param access opens buckets
 * @param store whose server counts; a directory: that of the environment
 */
public record UserPlaces(StoreAccess access, StoreSpec store) implements UserFiles {
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    private static final Pattern OBJECT = Pattern.compile("s3://([^/]+)/*(.*?)/*");

    @Override
    public Found find(String location, String field) {
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

    private static Found local(String location, String field) {
        try {
            Path path = Path.of(location);
            if (Files.exists(path)) {
                return new Found.Local(path);
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

    private Found remote(String bucket, String key, String location, String field) {
        if (!key.isEmpty()) {
            int name = key.lastIndexOf('/') + 1;
            S3Store parent = access.bucket(store, bucket, key.substring(0, name), field);
            Optional<StoredVersion> single = parent.version(key.substring(name));
            if (single.isPresent()) {
                return new Found.Single(parent, single.get());
            }
        }
        S3Store folder = access.bucket(store, bucket, key, field);
        try (Stream<StoredVersion> objects = folder.versions("")) {
            if (objects.findAny().isPresent()) {
                return new Found.Folder(folder);
            }
        }
        throw new Failure(
                FailureClass.INVALID_DATA,
                field + ": " + location + " is neither an object nor a folder with objects; look at its spelling");
    }
}
