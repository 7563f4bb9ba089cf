package dev.wsss.pipeline.source;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.StoredVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Digests of the user's own inputs: at S3 the digest over sorted (relative name, ETag), which reads no object; on this
 * machine that of {@link SourceDigest}. An archive is one file.
 *
 * @param files finds them
 * @param digests of files on this machine
 * @param looked called for every file, so that a long search can be cancelled
 */
public record GivenDigests(UserFiles files, SourceDigest digests, Runnable looked) {
    /** Returns the field of the manifest that names an artifact from outside. */
    public static String field(Artifact artifact) {
        return switch (artifact.kind()) {
            case PICTURES, MASKS -> "dataset.location";
            case INITIAL_WEIGHTS -> "initialWeights";
            default -> "given." + artifact.name();
        };
    }

    /**
     * Returns the name of what lies there now.
     *
     * @param artifact from outside
     * @param labels table that counts with pictures and masks, {@code dataset.labels}; absent: none
     */
    public ArtifactDigest of(Artifact artifact, @Nullable String labels) {
        String location = artifact.given();
        if (location == null) {
            throw new IllegalArgumentException(artifact.name() + " is made by a step");
        }
        return switch (artifact.kind()) {
            case PICTURES, MASKS -> withLabels(of(location, field(artifact), artifact.kind()), labels);
            default -> of(location, field(artifact), null);
        };
    }

    private ArtifactDigest withLabels(ArtifactDigest folder, @Nullable String labels) {
        if (labels == null) {
            return folder;
        }
        ArtifactDigest table = of(labels, "dataset.labels", null);
        return new ArtifactDigest(Sha256.of((folder.hex() + table.hex()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns a part of a data set decides; absent: everything does. */
    private ArtifactDigest of(String location, String field, @Nullable ArtifactKind part) {
        return switch (files.find(location, field)) {
            case ResolvedInput.Local(Path path) -> local(path, part);
            case ResolvedInput.Single(S3Store _, StoredVersion version) -> listed(Map.of("", version.etag()));
            case ResolvedInput.Folder(S3Store store) -> listed(etags(store, part));
            // That of a file on this machine with this content.
            case ResolvedInput.Published(PublishedWeights _, String sha256, ResolvedInput _) ->
                listed(Map.of("", sha256));
        };
    }

    private ArtifactDigest local(Path path, @Nullable ArtifactKind part) {
        DatasetFiles all = new DatasetFiles(Files.isDirectory(path.resolve(DatasetFiles.PICTURES)));
        Predicate<String> wanted =
                part == null || !Files.isDirectory(path) ? name -> true : name -> all.decides(part, name);
        try {
            return digests.of(path, name -> {
                looked.run();
                return wanted.test(name);
            });
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    path + " cannot be read (" + unreadable + "); check its owner and mode",
                    unreadable);
        }
    }

    private Map<String, String> etags(S3Store store, @Nullable ArtifactKind part) {
        DatasetFiles all = new DatasetFiles(isDevkit(store));
        Map<String, String> etags = new TreeMap<>();
        try (Stream<StoredVersion> objects = store.versions("")) {
            objects.forEach(each -> {
                looked.run();
                if (part == null || all.decides(part, each.key())) {
                    etags.put(each.key(), each.etag());
                }
            });
        }
        return etags;
    }

    static boolean isDevkit(S3Store store) {
        try (Stream<StoredVersion> pictures = store.versions(DatasetFiles.PICTURES)) {
            return pictures.findAny().isPresent();
        }
    }

    private static ArtifactDigest listed(Map<String, String> etags) {
        return new ArtifactDigest(Sha256.of(CanonicalJson.bytes(etags)));
    }
}
