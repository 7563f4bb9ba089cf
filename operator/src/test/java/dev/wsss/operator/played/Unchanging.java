package dev.wsss.operator.played;

import dev.wsss.operator.store.UserData;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.store.Store;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** User data that never changes, in stores that can always be used. */
public final class Unchanging implements UserData {
    @Override
    public void check(Store store) {}

    @Override
    public ArtifactDigest digest(Artifact given, @Nullable String labels) {
        return new ArtifactDigest(Sha256.of(String.valueOf(given.given()).getBytes(StandardCharsets.UTF_8)));
    }
}
