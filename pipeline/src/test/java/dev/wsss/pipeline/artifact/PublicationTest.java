package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the publication of an attempt as a step's output, and of its later verification. */
class PublicationTest {
    private static final String STAGE = "make-cam";
    private static final String KEY = "0123abcd";
    private static final String FIRST = Publication.attemptPrefix(STAGE, KEY, 1);

    @TempDir
    Path folder;

    private Store store = new DirectoryStore(Path.of("never-used"));
    private Publication publication = new Publication(store);

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder);
        publication = new Publication(store);
    }

    @Test
    void aFinishedAttemptIsPublishedAndFound() throws Exception {
        var manifest = attempt(FIRST, "00000.tar", "00001.tar");
        Published published = publication.publish(STAGE, KEY, FIRST);
        assertThat(published.digest()).isEqualTo(manifest.digest());
        assertThat(publication.find(STAGE, KEY)).isEqualTo(new Lookup.Hit(published));
        var reader = ArtifactReader.open(store, published.location());
        assertThat(reader.names()).containsExactly("00000.tar", "00001.tar");
        assertThat(reader.bytes("00001.tar")).isEqualTo(bytes("00001.tar"));
    }

    @Test
    void anAttemptWithoutManifestIsNoArtifactAndNothingPointsToIt() {
        new ArtifactWriter(store, FIRST, "cams", 1).write("00000.tar", bytes("x"));
        assertThatThrownBy(() -> publication.publish(STAGE, KEY, FIRST)).hasMessageContaining("manifest.json' in");
        assertThat(publication.find(STAGE, KEY)).isEqualTo(new Lookup.Miss("nothing was published under this key"));
    }

    @Test
    void anAttemptWhoseObjectWasTruncatedIsNotPublished() {
        attempt(FIRST, "00000.tar");
        store.put(FIRST + "00000.tar", bytes("short"));
        assertThatThrownBy(() -> publication.publish(STAGE, KEY, FIRST))
                .hasMessageContaining("has 5 bytes, its manifest says 9");
        assertThat(publication.find(STAGE, KEY)).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void aPublicationWhoseObjectIsGoneIsAMissThatNamesIt() {
        attempt(FIRST, "00000.tar");
        publication.publish(STAGE, KEY, FIRST);
        store.delete(FIRST + "00000.tar");
        assertThat(why()).contains("ignoring the published result", FIRST + "00000.tar", "is gone");
    }

    @Test
    void aPublicationWhoseManifestIsGoneOrAnotherIsAMiss() {
        attempt(FIRST, "00000.tar");
        publication.publish(STAGE, KEY, FIRST);
        attempt(FIRST, "00001.tar");
        assertThat(why()).contains("has another digest");
        store.delete(FIRST + "manifest.json");
        assertThat(why()).contains("manifest.json", "is gone");
    }

    @Test
    void aPointerThatIsNoneIsAMiss() {
        store.put("cache/make-cam/0123abcd.json", bytes("{\"digest\":\"nonsense\"}"));
        assertThat(why()).contains("is no pointer to an artifact");
    }

    @Test
    void anObjectWithOtherBytesOfTheSameSizeIsFoundOutWhenItIsRead() {
        attempt(FIRST, "00000.tar");
        Published published = publication.publish(STAGE, KEY, FIRST);
        store.put(FIRST + "00000.tar", bytes("11111.tar"));
        var reader = ArtifactReader.open(store, published.location());
        assertThatThrownBy(() -> reader.open("00000.tar"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(FIRST + "00000.tar")
                .hasMessageContaining("other bytes");
        assertThatThrownBy(() -> reader.open("00000.tar", 3, 2)).isInstanceOf(Failure.class);
        assertThatThrownBy(reader::verifyAll).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> reader.open("absent")).hasMessageContaining("no object 'absent'");
    }

    @Test
    void aLargeObjectIsVerifiedBeforeItsFirstByteIsHandedOut() throws Exception {
        byte[] large = new byte[5 << 20];
        var writer = new ArtifactWriter(store, FIRST, "cams", 1);
        writer.write("large", out -> {
            out.write(large, 0, 1000);
            out.write(large, 1000, large.length - 1000);
        });
        writer.finish();
        var location = publication.publish(STAGE, KEY, FIRST).location();
        var reader = ArtifactReader.open(store, location);
        try (var in = reader.open("large")) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        try (var in = reader.open("large", 10, 20)) {
            assertThat(in.readAllBytes()).hasSize(20);
        }
        large[77] = 1;
        store.put(FIRST + "large", large);
        assertThatThrownBy(() -> ArtifactReader.open(store, location).open("large"))
                .hasMessageContaining("other bytes");
    }

    @Test
    void partsOfSeveralPodsAreOneArtifactWithTheNameOfTheWhole() throws Exception {
        var whole = attempt("whole/", "0", "1", "2");
        attempt("attempts/x/pod-a/", "0", "2");
        attempt("attempts/x/pod-b/", "1");
        Published published =
                publication.publishParts(STAGE, KEY, List.of("attempts/x/pod-a/", "attempts/x/pod-b/"), "attempts/x/");
        assertThat(published.digest()).isEqualTo(whole.digest());
        assertThat(publication.find(STAGE, KEY)).isEqualTo(new Lookup.Hit(published));
        var reader = ArtifactReader.open(store, published.location());
        assertThat(reader.bytes("1")).isEqualTo(bytes("1"));
        assertThat(reader.bytes("2")).isEqualTo(bytes("2"));
        store.delete("attempts/x/pod-b/1");
        assertThat(why()).contains("is gone");
    }

    @Test
    void anObjectThatAListingDoesNotShowYetIsFoundInItsPart() throws Exception {
        attempt("x/pod-a/", "0", "2");
        attempt("x/pod-b/", "1");
        Store lagging = new LaggingStore(store, Set.of("x/pod-b/1", "x/pod-a/2"));
        Published published = new Publication(lagging).publishParts(STAGE, KEY, List.of("x/pod-a/", "x/pod-b/"), "x/");
        var reader = ArtifactReader.open(lagging, published.location());
        assertThat(reader.bytes("1")).isEqualTo(bytes("1"));
        assertThat(reader.bytes("2")).isEqualTo(bytes("2"));
    }

    @Test
    void attemptsAreNumberedOneAfterAnother() {
        assertThat(publication.nextAttempt(STAGE, KEY)).isEqualTo(1);
        attempt(FIRST, "0");
        new ArtifactWriter(store, Publication.attemptPrefix(STAGE, KEY, 10), "cams", 1).write("half", bytes("x"));
        assertThat(publication.nextAttempt(STAGE, KEY)).isEqualTo(11);
        assertThat(publication.nextAttempt(STAGE, "0123abce")).isEqualTo(1);
    }

    @Test
    void aRetractedKeyIsAMissAndItsObjectsStay() {
        attempt(FIRST, "0");
        publication.publish(STAGE, KEY, FIRST);
        publication.retract(STAGE, KEY);
        assertThat(publication.find(STAGE, KEY)).isInstanceOf(Lookup.Miss.class);
        assertThat(store.size(FIRST + "0")).isPresent();
    }

    @Test
    void anObjectIsWrittenOnce() {
        var writer = new ArtifactWriter(store, FIRST, "cams", 1);
        writer.write("0", bytes("x"));
        assertThatThrownBy(() -> writer.write("0", bytes("y"))).hasMessageContaining("written twice");
    }

    private ArtifactManifest attempt(String prefix, String... names) {
        var writer = new ArtifactWriter(store, prefix, "cams", 1);
        for (String name : names) {
            writer.write(name, bytes(name));
        }
        return writer.finish();
    }

    private String why() {
        return publication.find(STAGE, KEY) instanceof Lookup.Miss miss ? miss.why() : "a hit";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A store whose listings do not have its newest objects yet. */
    private record LaggingStore(Store store, Set<String> unlisted) implements ForwardingStore {
        @Override
        public Stream<StoredObject> list(String prefix) {
            return store.list(prefix).filter(each -> !unlisted.contains(each.key()));
        }
    }
}
