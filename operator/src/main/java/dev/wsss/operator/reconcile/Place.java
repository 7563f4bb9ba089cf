package dev.wsss.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.InvalidManifest;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.StoreSpec;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run keeps its artifacts.
 *
 * @param store the run's store, with the namespace as the last part of its prefix
 * @param secret name of the Secret with its credentials; absent: the own identity
 */
public record Place(StoreSpec store, @Nullable String secret) {
    /** The place of a run whose store is a bucket. */
    static Place of(RunIdentity run, RunSpec spec, Installation installation) {
        StoreSpec store = spec.store();
        return new Place(
                store.within(run.namespace()),
                installation
                        .secret(store.credentialsSecret(), Objects.requireNonNull(store.bucket()))
                        .orElse(null));
    }

    /** Where a run's artifacts are, if its spec names a place that this installation allows, whatever else is wrong with it. */
    static Optional<Place> ofWhatever(RunIdentity run, JsonNode document, Installation installation) {
        RunSpec spec;
        try {
            spec = EffectiveSpec.of(new RunManifest(run.name(), document, "spec", Path.of("/")))
                    .spec();
        } catch (InvalidManifest invalid) {
            return Optional.empty();
        }
        if (spec.store().bucket() == null || !installation.allows(spec.store().endpoint())) {
            return Optional.empty();
        }
        Place place = of(run, spec, installation);
        return place.secret() == null || installation.mayRead(place.secret()) ? Optional.of(place) : Optional.empty();
    }

    /** As the status holds it. */
    public StoreStatus status() {
        return new StoreStatus(
                store.endpoint(),
                Objects.requireNonNullElse(store.bucket(), ""),
                Objects.requireNonNullElse(store.prefix(), ""));
    }

    /** The address of an object, for people. */
    public String address(String key) {
        return "s3://" + store.bucket() + "/" + store.prefix() + "/" + key;
    }
}
