package dev.wsss.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsCacheTest {
    private static final PublishedWeights UNPINNED = PublishedWeights.named("resnet50");
    private static final String DIGEST = Sha256.of("weights".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws Exception {
        file = Files.writeString(folder.resolve("some.pth"), "weights");
    }

    @Test
    void everyPinnedEntryHasSizeAndDigestAndEveryNameIsThereOnce() {
        assertThat(PublishedWeights.all())
                .extracting(PublishedWeights::name)
                .doesNotHaveDuplicates()
                .contains("efficientnet-lite0", "resnet50", "resnet38");
        assertThat(PublishedWeights.all())
                .allSatisfy(each -> assertThat(each.bytes() == null).isEqualTo(each.sha256() == null));
        assertThat(PublishedWeights.named("efficientnet-lite0").sha256()).matches(Sha256::isOne);
    }

    @Test
    void aFileWithAnotherDigestIsNotKept() {
        PublishedWeights pinned = PublishedWeights.named("efficientnet-lite0");
        WeightsCache cache = cache("cache");
        assertThatThrownBy(() -> cache.keep(pinned, String.valueOf(pinned.sha256()), file, line -> {}))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(DIGEST)
                .hasMessageContaining("wsss weights get efficientnet-lite0");
        assertThat(cache.digest(pinned)).isEmpty();
    }

    @Test
    void whatIsKeptIsFoundInTheCacheAndInAStoreWithTheDigestOfAFile() throws Exception {
        WeightsCache cache = cache("cache");
        cache.keep(UNPINNED, DIGEST, file, line -> {});
        assertThat(cache.digest(UNPINNED)).contains(DIGEST);
        cache.copy(UNPINNED, cache("store"));

        SourceDigest digests = new SourceDigest(new DirectoryStore(folder.resolve("digests")));
        for (WeightsCache first : new WeightsCache[] {cache, cache("empty")}) {
            GivenDigests given = new GivenDigests(places(first), digests, () -> {});
            assertThat(given.of(artifact("weights:resnet50"), null))
                    .isEqualTo(given.of(artifact(file.toString()), null));
            try (StagedFiles copies = new StagedFiles(places(first))) {
                UserPath copy = copies.file("weights:resnet50", "initialWeights", new Unwatched());
                assertThat(copy.path()).hasContent("weights");
            }
        }
    }

    @Test
    void whatIsNowhereIsRefusedWithTheCommandThatFetchesIt() {
        assertThatThrownBy(() -> places(cache("empty")).find("weights:efficientnet-lite0", "initialWeights"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("initialWeights")
                .hasMessageContaining("wsss weights get efficientnet-lite0")
                .hasMessageContaining("wsss weights put efficientnet-lite0 --store");
        assertThatThrownBy(() -> places(cache("empty")).find("weights:vgg", "initialWeights"))
                .hasMessageContaining("efficientnet-lite0, resnet50, resnet38");
    }

    @Test
    void aFileThatWasChangedInTheCacheIsRefusedWhenItIsRead() throws Exception {
        WeightsCache cache = cache("cache");
        cache.keep(UNPINNED, DIGEST, file, line -> {});
        cache.store().put(PublishedWeights.key(DIGEST), "others".getBytes(StandardCharsets.US_ASCII));
        try (StagedFiles copies = new StagedFiles(places(cache))) {
            assertThatThrownBy(() -> copies.file("weights:resnet50", "initialWeights", new Unwatched()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("resnet50 is " + DIGEST);
        }
    }

    /** A watch that counts nothing and never cancels. */
    private record Unwatched() implements TransferWatch {
        @Override
        public void begin(String unit, long total) {}

        @Override
        public void advance() {}

        @Override
        public void check() {}
    }

    private WeightsCache cache(String name) {
        return new WeightsCache(new DirectoryStore(folder.resolve(name)));
    }

    private UserFileResolver places(WeightsCache cache) {
        StoreSpec store =
                new StoreSpec(folder.resolve("store").toString(), null, null, null, null, Addressing.AUTO, null);
        return new UserFileResolver(
                new StoreAccess(S3Environment.of(Map.of()), S3Timing.brisk()), store, List.of(cache));
    }

    private static Artifact artifact(String location) {
        return new Artifact("initial-weights", ArtifactKind.INITIAL_WEIGHTS, location);
    }
}
