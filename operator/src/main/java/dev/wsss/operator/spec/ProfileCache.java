package dev.wsss.operator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.pipeline.manifest.InvalidManifest;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Profiles as they were read when they were last changed: there are few, and every reconciliation of a run needs one.
 *
 * <p>The most recently used ones are kept, so that deleted ones vanish.
 */
public final class ProfileCache {
    static final int LATELY = 512;

    private final Profiles profiles;

    /** The least recently used one first. */
    private final SequencedMap<String, Read> read = new LinkedHashMap<>();

    private volatile @Nullable ProfileLookup builtIn;

    /**
     * Profile as it was read.
     *
     * @param version of the resource
     * @param found what it said
     */
    private record Read(String version, ProfileLookup found) {}

    /** Keeps nothing yet. */
    public ProfileCache(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Returns the profile of runs without one; {@link InvalidManifest} where the installation has spoilt it. */
    public ProfileLookup builtIn() {
        ProfileLookup known = builtIn;
        if (known == null) {
            known = new ProfileLookup.Found(profiles.builtIn(), JsonNodeFactory.instance.objectNode());
            builtIn = known;
        }
        return known;
    }

    /** Returns what a profile says now. */
    public ProfileLookup of(WSSSProfile profile) {
        String version = profile.getMetadata().getResourceVersion();
        String name = profile.getMetadata().getNamespace() + "/"
                + profile.getMetadata().getName();
        Read before = before(name);
        Read now = before != null && before.version().equals(version) ? before : new Read(version, read(profile));
        keep(name, now);
        return now.found();
    }

    private synchronized @Nullable Read before(String name) {
        return read.get(name);
    }

    private synchronized void keep(String name, Read now) {
        read.putLast(name, now);
        if (read.size() > LATELY) {
            read.pollFirstEntry();
        }
    }

    /** Returns how many are kept. */
    synchronized int size() {
        return read.size();
    }

    private ProfileLookup read(WSSSProfile profile) {
        String name = profile.getMetadata().getName();
        JsonNode spec = Objects.requireNonNullElseGet(profile.getSpec(), JsonNodeFactory.instance::objectNode);
        try {
            return new ProfileLookup.Found(profiles.of(name, spec), spec);
        } catch (InvalidManifest invalid) {
            return new ProfileLookup.Invalid(name, invalid.problems());
        }
    }
}
