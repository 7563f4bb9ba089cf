package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.store.StoredObject;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of listings: long ones, stale ones, and those with foreign objects below the prefix. */
class S3ListingTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final int MORE_THAN_A_PAGE = 1100;

    @Test
    void aListingIsAskedForPageByPageAsItIsRead() throws Exception {
        String bucket = PROXY.bucket();
        S3Store store = PROXY.server().store(bucket, "");
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, MORE_THAN_A_PAGE)
                    .forEach(number -> threads.execute(() -> store.put("a/%04d".formatted(number), new byte[0])));
        }
        try (FaultyServer counting = new FaultyServer(PROXY.server())) {
            S3Store counted = PROXY.server().behind(counting.endpoint()).store(bucket, "");
            try (Stream<StoredObject> listed = counted.list("a/")) {
                assertThat(listed.limit(10)).hasSize(10);
            }
            assertThat(counting.heard("list-type=2")).hasSize(1);
            counting.on("continuation-token", 1, Fault.reset());
            try (Stream<StoredObject> listed = counted.list("a/")) {
                assertThat(listed.map(StoredObject::key).distinct()).hasSize(MORE_THAN_A_PAGE);
            }
        }
    }

    @Test
    void anObjectThatAListingDoesNotShowYetIsFoundByALookAtIt() throws Exception {
        String bucket = PROXY.bucket();
        try (FaultyServer stale = new FaultyServer(PROXY.server())) {
            S3Store store = PROXY.server().behind(stale.endpoint()).store(bucket, "");
            stale.on("list-type=2", Integer.MAX_VALUE, Fault.changing(S3ListingTest::withoutTars));
            String prefix = Publication.attemptPrefix("make-cam", "0123", 1);
            ArtifactWriter writer = new ArtifactWriter(store, prefix, "cams", 1);
            writer.write("00000.tar", "tar".getBytes(UTF_8));
            writer.finish();

            Published published = new Publication(store).publish("make-cam", "0123", prefix);

            assertThat(published.manifest().objects()).hasSize(1);
            assertThat(stale.heard("HEAD")).anyMatch(line -> line.contains("00000.tar"));
            store.delete(prefix + "00000.tar");
            assertThatThrownBy(() -> new Publication(store).publish("make-cam", "0123", prefix))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("is gone");
        }
    }

    private static Message withoutTars(Message listing) {
        return listing.withBody(new String(listing.body(), UTF_8)
                .replaceAll("<Contents>(?:(?!</Contents>).)*\\.tar.*?</Contents>", "")
                .getBytes(UTF_8));
    }

    @Test
    void folderMarksAndForeignNamesAreNoObjectsOfTheStore() throws Exception {
        String bucket = PROXY.bucket();
        S3Objects objects = new S3Objects(PROXY.server(), bucket);
        for (String key : List.of("runs/a", "runs/folder/", "runs/.hidden", "runs-of-others/b")) {
            objects.put(key, new byte[0]);
        }
        try (Stream<StoredObject> listed = PROXY.server().store(bucket, "runs").list("")) {
            assertThat(listed).extracting(StoredObject::key).containsExactly("a");
        }
    }

    @Test
    void aListingThatEndsInTheMiddleIsNoShortListing() throws Exception {
        try (FaultyServer broken = new FaultyServer(PROXY.server())) {
            S3Store store = PROXY.server().behind(broken.endpoint()).store(PROXY.bucket(), "");
            store.put("a", new byte[0]);
            broken.on(
                    "list-type=2",
                    Integer.MAX_VALUE,
                    Fault.changing(answer -> answer.withBody(new String(answer.body(), UTF_8)
                            .replace("<IsTruncated>false", "<IsTruncated>true")
                            .getBytes(UTF_8))));
            assertThatThrownBy(() -> store.list("").toList())
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("LIST version 2");
        }
    }
}
