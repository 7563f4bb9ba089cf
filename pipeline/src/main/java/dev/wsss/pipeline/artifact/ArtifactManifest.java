package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * List of the objects of an artifact; its bytes are canonical, and their digest names the artifact.
 *
 * @param kind what the artifact is, for example {@code cams}
 * @param contractVersion version of the writing stage's format
 * @param objects sorted by name, each name once
 */
public record ArtifactManifest(String kind, int contractVersion, List<ArtifactObject> objects) {
    /** Name of a manifest, below the attempt's prefix; written after everything else. */
    public static final String FILE = "manifest.json";

    public ArtifactManifest {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("kind: is blank");
        }
        if (contractVersion < 1) {
            throw new IllegalArgumentException("contractVersion: is " + contractVersion + ", has to be at least 1");
        }
        objects = objects.stream()
                .sorted(Comparator.comparing(ArtifactObject::name))
                .toList();
        for (int at = 1; at < objects.size(); at++) {
            String name = objects.get(at).name();
            if (name.equals(objects.get(at - 1).name())) {
                throw new IllegalArgumentException("objects: '" + name + "' is there twice");
            }
        }
    }

    /** Returns the canonical bytes. */
    public byte[] bytes() {
        return CanonicalJson.bytes(this);
    }

    /** Returns the artifact's name. */
    public ArtifactDigest digest() {
        return new ArtifactDigest(Sha256.of(bytes()));
    }

    /** Returns bytes of all objects together. */
    public long size() {
        return objects.stream().mapToLong(ArtifactObject::size).sum();
    }

    /**
     * Returns the numbers of the blocks of a bulk artifact, ascending; every artifact made of pictures of one data set
     * has its blocks.
     */
    public List<Integer> blocks() {
        return objects.stream()
                .flatMap(each -> BlockName.ofIndex(each.name()).stream())
                .map(BlockName::number)
                .sorted()
                .toList();
    }

    /**
     * Reads a manifest and refuses every other spelling of it, so that bytes and value name one artifact.
     *
     * @param from where the bytes come from, for the message
     */
    public static ArtifactManifest parse(byte[] bytes, String from) {
        ArtifactManifest manifest;
        try {
            manifest = CanonicalJson.read(bytes, ArtifactManifest.class);
        } catch (IOException invalid) {
            throw corrupt(from + " is no manifest of an artifact: " + CanonicalJson.problem(invalid), invalid);
        }
        if (!Arrays.equals(manifest.bytes(), bytes)) {
            throw corrupt(from + " is not canonical JSON; wsss did not write it", null);
        }
        return manifest;
    }

    private static Failure corrupt(String message, @Nullable Exception cause) {
        return cause == null
                ? new Failure(FailureClass.STORE_CORRUPT, message)
                : new Failure(FailureClass.STORE_CORRUPT, message, cause);
    }

    /** Puts the parts of one artifact together: a pure concatenation; an object in two parts is refused. */
    public static ArtifactManifest merge(Collection<ArtifactManifest> parts) {
        ArtifactManifest first =
                parts.stream().findFirst().orElseThrow(() -> new IllegalArgumentException("parts: none given"));
        for (ArtifactManifest part : parts) {
            if (!part.kind.equals(first.kind) || part.contractVersion != first.contractVersion) {
                throw new IllegalArgumentException("parts: " + part.kind + " of version " + part.contractVersion
                        + " beside " + first.kind + " of version " + first.contractVersion);
            }
        }
        return new ArtifactManifest(
                first.kind,
                first.contractVersion,
                parts.stream().flatMap(part -> part.objects.stream()).toList());
    }
}
