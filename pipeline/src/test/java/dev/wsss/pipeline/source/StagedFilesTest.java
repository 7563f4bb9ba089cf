package dev.wsss.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.s3.ProxyServer;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.StoredVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of user files that are downloaded for a stage. */
class StagedFilesTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final TransferWatch UNWATCHED = new Counting();

    @TempDir
    Path folder = Path.of("");

    private final Kept kept;
    private final StagedFiles copies;

    /** A watch that counts what is reported to it. */
    private static final class Counting implements TransferWatch {
        private final AtomicLong expected = new AtomicLong();
        private final AtomicLong done = new AtomicLong();

        @Override
        public void begin(String unit, long total) {
            expected.set(total);
            done.set(0);
        }

        @Override
        public void advance() {
            done.incrementAndGet();
        }

        @Override
        public void check() {}
    }

    StagedFilesTest() throws Exception {
        kept = Kept.in(PROXY);
        copies = new StagedFiles(kept.places());
    }

    @AfterEach
    void close() throws IOException {
        copies.close();
    }

    @Test
    void whatLiesOnThisMachineStaysThere() throws Exception {
        Path weights = Files.writeString(folder.resolve("model.pth.tar"), "numbers");
        assertThat(copies.dataset(folder.toString(), UNWATCHED)).isEqualTo(UserPath.of(folder));
        assertThat(copies.file(weights.toString(), "initialWeights", UNWATCHED)).isEqualTo(UserPath.of(weights));
    }

    @Test
    void ofADataSetInABucketWhatStepsReadIsCopiedOnceAndRemovedAtTheEnd() throws Exception {
        kept.with("VOC2012", Kept.DEVKIT);
        UserPath copy = copies.dataset(kept.at("VOC2012"), UNWATCHED);
        Map<String, String> expected = new TreeMap<>(Kept.DEVKIT);
        expected.remove("README");
        assertThat(contents(copy.path())).isEqualTo(expected);
        assertThat(copies.dataset(kept.at("VOC2012"), UNWATCHED)).isEqualTo(copy);
        assertThat(copy.resolve("JPEGImages/a.jpg")).hasToString(kept.at("VOC2012") + "/JPEGImages/a.jpg");
        copies.close();
        assertThat(copy.path()).doesNotExist();
    }

    @Test
    void manyMegabytesComeUnchangedAndAreCounted() throws Exception {
        byte[] large = new byte[7_300_001];
        new Random(3).nextBytes(large);
        kept.put("artifact/00000.tar", large);
        kept.put("artifact/manifest.json", new byte[] {1});
        Counting watch = new Counting();
        Path copy = copies.artifact(kept.at("artifact"), "given.cams", watch).path();
        assertThat(Files.readAllBytes(copy.resolve("00000.tar"))).isEqualTo(large);
        assertThat(copy.resolve("manifest.json")).hasSize(1);
        assertThat(watch.done).hasValue(8).hasValue(watch.expected.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.tar", "data.tar.gz", "DATA.TGZ"})
    void anArchiveIsUnpackedFromWhereItsFilesBegin(String name) throws Exception {
        Map<String, String> files = new HashMap<>();
        Kept.DEVKIT.forEach((file, text) -> files.put("./VOCdevkit/VOC2012/" + file, text));
        files.put("./VOCdevkit/VOC2012/JPEGImages/._a.jpg", "macOS");
        byte[] tar = name.endsWith(".tar") ? Tar.of(files) : Tar.zipped(Tar.of(files));
        Path local = Files.write(folder.resolve(name), tar);
        kept.put("sets/" + name, tar);
        for (String location : List.of(local.toString(), kept.at("sets/" + name))) {
            UserPath unpacked = copies.dataset(location, UNWATCHED);
            assertThat(contents(unpacked.path())).isEqualTo(new TreeMap<>(Kept.DEVKIT));
            assertThat(unpacked.resolve("JPEGImages").resolve("a.jpg"))
                    .hasToString(location + "!/VOCdevkit/VOC2012/JPEGImages/a.jpg");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.zip", "data.tar.xz", "DATA.TAR.BZ2", "data.tar.zst", "data.txz", "data.7z"})
    void anArchiveOfAnotherKindIsNamedWithThoseThatAreUnpacked(String name) throws Exception {
        Path local = Files.write(folder.resolve(name), new byte[] {1});
        kept.put("sets/" + name, new byte[] {1});
        for (String location : List.of(local.toString(), kept.at("sets/" + name))) {
            assertThatThrownBy(() -> copies.dataset(location, UNWATCHED))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("dataset.location: " + location + " is a .")
                    .hasMessageContaining("only .tar, .tar.gz and .tgz are unpacked");
            assertThat(copies.file(location, "initialWeights", UNWATCHED).path())
                    .isRegularFile();
        }
    }

    @Test
    void oneArchiveIsAFileForOneFieldAndAFolderForAnother() throws Exception {
        Path tar = Files.write(folder.resolve("cam.tar"), Tar.of(Map.of("manifest.json", "{}")));
        assertThat(copies.file(tar.toString(), "initialWeights", UNWATCHED).path())
                .isRegularFile();
        assertThat(copies.artifact(tar.toString(), "given.cams", UNWATCHED).path())
                .isDirectory();
        assertThat(copies.file(tar.toString(), "initialWeights", UNWATCHED).path())
                .isRegularFile();
    }

    @Test
    void aFolderInABucketIsWholeForAnArtifactThoughADataSetNeededLess() throws Exception {
        kept.with("VOC2012", Kept.DEVKIT);
        copies.dataset(kept.at("VOC2012"), UNWATCHED);
        assertThat(contents(copies.artifact(kept.at("VOC2012"), "given.sem-seg", UNWATCHED)
                        .path()))
                .containsKey("README");
    }

    @Test
    void oneObjectKeepsItsName() throws Exception {
        kept.put("weights/resnet50.pth.tar", new byte[] {1, 2, 3});
        UserPath copy = copies.file(kept.at("weights/resnet50.pth.tar"), "initialWeights", UNWATCHED);
        assertThat(copy.path()).hasFileName("resnet50.pth.tar").hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(copy).hasToString(kept.at("weights/resnet50.pth.tar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.jpg", "JPEGImages/../../evil.jpg", "/tmp/evil.jpg", "."})
    void anEntryThatLeadsOutOfTheFolderIsRefused(String name) throws Exception {
        refused(Tar.of(Map.of(name, "evil")), name, "leads out of its folder");
    }

    @Test
    void anEntryWhoseNameCannotBeAFileIsRefused() throws Exception {
        refused(Tar.of(Map.of("a", "file", "a/b", "below it")), "'a/b' cannot be a file here");
        refused(Tar.of(Map.of("x".repeat(300), "long")), "xxx' cannot be a file here", "shorten the name");
    }

    @Test
    void aLinkIsRefused() throws Exception {
        refused(Tar.link("JPEGImages", "/etc"), "'JPEGImages' is no plain file");
    }

    @Test
    void anArchiveThatWasCutIsRefusedWhereverItWasCut() throws Exception {
        byte[] tar = Tar.of(Kept.DEVKIT);
        // Each entry has a record of its own and one of content; the cuts are in a name, in a content, between two.
        for (int length : new int[] {100, 600, 1024, 2048, 2048 + 512}) {
            refused(Arrays.copyOf(tar, length), "cannot be unpacked");
        }
        refused(new byte[0], "cannot be unpacked");
    }

    @Test
    void aCompressedArchiveThatWasCutIsRefused() throws Exception {
        byte[] zipped = Tar.zipped(Tar.of(Kept.DEVKIT));
        Path file = Files.write(folder.resolve("data.tar.gz"), Arrays.copyOf(zipped, zipped.length - 9));
        assertThatThrownBy(() -> copies.dataset(file.toString(), UNWATCHED)).hasMessageContaining("cannot be unpacked");
        Files.writeString(file, "this is no archive at all");
        assertThatThrownBy(() -> copies.dataset(file.toString(), UNWATCHED)).hasMessageContaining("cannot be unpacked");
    }

    private void refused(byte[] tar, String... words) throws IOException {
        Path file = Files.write(folder.resolve("data.tar"), tar);
        assertThatThrownBy(() -> copies.dataset(file.toString(), UNWATCHED))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.INVALID_DATA))
                .hasMessageContaining("dataset.location: " + file)
                .hasMessageContainingAll(words);
        assertThat(folder.resolve("evil.jpg")).doesNotExist();
    }

    @Test
    void aTransferEndsWhenItIsAskedTo() throws Exception {
        kept.with("VOC2012", Kept.DEVKIT);
        TransferWatch impatient = new TransferWatch() {
            @Override
            public void begin(String unit, long total) {}

            @Override
            public void advance() {}

            @Override
            public void check() {
                throw new Failure(FailureClass.TERMINATED, "asked to stop");
            }
        };
        assertThatThrownBy(() -> copies.dataset(kept.at("VOC2012"), impatient)).hasMessage("asked to stop");
    }

    @Test
    void aFileThatIsReplacedAfterItWasListedIsNotTakenForIt() throws Exception {
        kept.put("sets/a.jpg", new byte[] {1, 2});
        S3Store store = kept.places().access().bucket(kept.places().store(), kept.bucket(), "sets", "dataset.location");
        StoredVersion listed = store.version("a.jpg").orElseThrow();
        kept.put("sets/a.jpg", new byte[] {3, 4});
        assertThatThrownBy(
                        () -> new FolderCopy(store, folder, "dataset.location: sets").copy(List.of(listed), UNWATCHED))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("was replaced after it was listed");
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
