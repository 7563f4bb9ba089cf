package dev.wsss.operator.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.profile.Profiles;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/** Tests of profiles that are read once a version, and dropped when no run refers to them any more. */
class ProfileCacheTest {
    private final ProfileCache cache = new ProfileCache(Profiles.installed(JsonNodeFactory.instance.objectNode()));

    @Test
    void aVersionIsReadOnceAndAnotherOneAgain() {
        ProfileLookup first = cache.of(profile("small", "1", "gpu: {count: 0}"));
        assertThat(cache.of(profile("small", "1", "gpu: {count: 0}"))).isSameAs(first);
        assertThat(cache.of(profile("small", "2", "gpu: {count: 2}"))).isNotEqualTo(first);
        assertThat(cache.size()).isEqualTo(1);
    }

    /** Plays a CI that creates a profile for each build. */
    @Test
    void profilesThatCameAndWentAreForgotten() {
        ProfileLookup first = cache.of(profile("kept", "1", "gpu: {count: 0}"));
        for (int build = 0; build < 2 * ProfileCache.LATELY; build++) {
            cache.of(profile("build-" + build, "1", "gpu: {count: 0}"));
            assertThat(cache.of(profile("kept", "1", "gpu: {count: 0}"))).isSameAs(first);
        }
        assertThat(cache.size()).isEqualTo(ProfileCache.LATELY);
    }

    private static WSSSProfile profile(String name, String version, String spec) {
        WSSSProfile profile = new WSSSProfile();
        profile.setMetadata(new ObjectMetaBuilder()
                .withNamespace("research")
                .withName(name)
                .withResourceVersion(version)
                .build());
        profile.setSpec(Serialization.unmarshal(spec, JsonNode.class));
        return profile;
    }
}
