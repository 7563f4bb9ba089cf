package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.stages.shard.ShardReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The artifacts that a step reads, one of a kind. */
public final class Inputs {
    private final Map<ArtifactKind, ArtifactReader> readers;

    public Inputs(Map<ArtifactKind, ArtifactReader> readers) {
        this.readers = readers.isEmpty() ? Map.of() : new EnumMap<>(readers);
    }

    /** Returns an artifact that this step always has. */
    public ArtifactReader of(ArtifactKind kind) {
        return find(kind).orElseThrow(() -> new IllegalArgumentException("the step has no input " + kind.id()));
    }

    /** Returns an artifact that this step may have. */
    public Optional<ArtifactReader> find(ArtifactKind kind) {
        return Optional.ofNullable(readers.get(kind));
    }

    /** Returns the samples of an artifact. */
    public ShardReader samples(ArtifactKind kind) {
        return samples(of(kind));
    }

    /** Returns the samples of an artifact in hand. */
    public static ShardReader samples(ArtifactReader artifact) {
        return ShardReader.open(new ArtifactSource(artifact));
    }
}
