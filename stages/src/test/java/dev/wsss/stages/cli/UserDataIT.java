package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.source.GivenDigests;
import dev.wsss.pipeline.source.UserFileResolver;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of data sets, weights and artifacts in a bucket or an archive: they equal those of a folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserDataIT {
    private static final String SETS = "s3://" + Minio.BUCKET + "/sets/";

    @TempDir
    static Path folder = Path.of("");

    private SmallFolder small = new SmallFolder(folder);
    private @Nullable Minio minio;

    @BeforeAll
    void aFolderAndItsCopies() throws Exception {
        small = SmallFolder.write(folder);
        small.with(SmallFolder.SCORED, "given: {sem-seg: voc/SegmentationClass}");
        small.run("--only", "prepare").done();
        small.run("--only", "truth").done();
        small.run("--only", "mine-objects").done();
        minio = Minio.start(folder);
        packed("czf", "voc.tar.gz", "voc");
        packed("cf", "voc.tar", "voc");
        Store bucket = access().open(spec().replacedBy("s3://" + Minio.BUCKET));
        bucket.put("sets/voc.tar", out -> Files.copy(folder.resolve("voc.tar"), out));
        try (Stream<Path> files = Files.walk(small.data())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bucket.put("sets/" + folder.relativize(file), out -> Files.copy(file, out));
            }
        }
    }

    private static void packed(String how, String name, String what) throws IOException, InterruptedException {
        int code = new ProcessBuilder("tar", how, name, what)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    @AfterAll
    void end() {
        if (minio != null) {
            minio.close();
        }
    }

    private Minio minio() {
        return Objects.requireNonNull(minio, "the tests have not begun");
    }

    private StoreAccess access() {
        return new StoreAccess(S3Environment.of(minio().environment()), S3Timing.patient());
    }

    private StoreSpec spec() throws IOException {
        return EffectiveSpec.of(RunManifest.read(Manifests.TINY)).spec().store();
    }

    @ParameterizedTest
    @ValueSource(strings = {SETS + "voc", SETS + "voc.tar", "voc.tar.gz"})
    void aDataSetElsewhereGivesTheSameArtifacts(String location) throws Exception {
        small.with(List.of("location: " + location, "trainList: train", "scoreList: val"));
        Path store = folder.resolve("store-" + location.replaceAll("[^a-z]", "-"));
        for (String step : List.of("prepare", "truth")) {
            try (Program run = only(step, store)) {
                assertThat(run.done().steps("done in")).containsExactly(step);
                assertThat(run.output()).contains("megabytes");
            }
            assertThat(digests(store, step)).isEqualTo(digests(small.store(), step));
            try (Program run = only(step, store)) {
                assertThat(run.done().steps("cached")).containsExactly(step);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "prepare, JPEGImages/train_000000.jpg, truncated",
        "prepare, Annotations/train_000000.xml, not well-formed",
        "truth, SegmentationClass/val_000002.png, 63x64",
    })
    void whatIsWrongWithACopyIsSaidOfWhatWasCopied(String step, String file, String words) throws Exception {
        Path damaged = Files.createTempDirectory(folder, "damaged");
        String name = damaged.getFileName().toString();
        copy(small.data(), damaged);
        damage(damaged.resolve(file));
        packed("cf", name + ".tar", name);
        Store bucket = access().open(spec().replacedBy("s3://" + Minio.BUCKET));
        bucket.put("sets/" + name + ".tar", out -> Files.copy(folder.resolve(name + ".tar"), out));
        try (Stream<Path> files = Files.walk(damaged)) {
            for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bucket.put("sets/" + folder.relativize(each), out -> Files.copy(each, out));
            }
        }
        Map<String, String> called = Map.of(
                SETS + name, SETS + name + "/" + file,
                SETS + name + ".tar", SETS + name + ".tar!/" + name + "/" + file,
                name + ".tar", folder.resolve(name + ".tar") + "!/" + name + "/" + file);
        for (Map.Entry<String, String> each : called.entrySet()) {
            small.with(List.of("location: " + each.getKey(), "trainList: train", "scoreList: val"));
            try (Program run = only(step, folder.resolve("store-of-" + name))) {
                assertThat(run.end()).as(run.output()).isEqualTo(47);
                assertThat(run.output())
                        .contains(each.getValue() + ": ", words)
                        .doesNotContain(System.getProperty("java.io.tmpdir") + "/wsss-");
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }

    private static void damage(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".png")) {
            Files.write(file, Png.indexed(LabelMap.background(63, 64), Palette.voc()));
        } else {
            SmallFolder.truncate(file);
        }
    }

    @Test
    void anArtifactInABucketIsImported() throws Exception {
        small.with(SmallFolder.SCORED, "given: {sem-seg: '" + SETS + "voc/SegmentationClass'}");
        Path store = folder.resolve("imported");
        only("prepare", store).done().close();
        try (Program run = only("mine-objects", store)) {
            assertThat(run.done().steps("done in")).containsExactly("mine-objects");
            assertThat(run.output()).contains("given.sem-seg: downloading");
        }
        assertThat(digests(store, "mine-objects")).isEqualTo(digests(small.store(), "mine-objects"));
        try (Program run = only("mine-objects", store)) {
            assertThat(run.done().output()).doesNotContain("downloading");
        }
    }

    @Test
    void aPodBringsWhatItsOrderNamesAndRefusesWhatWasChangedSince() throws Exception {
        small.with(List.of("location: " + SETS + "voc", "trainList: train", "scoreList: val"));
        PlayedOperator operator = PlayedOperator.onBucket(folder.resolve("pods"), small.manifest(), minio(), "runs");
        operator.withGiven(
                new GivenDigests(new UserFileResolver(access(), spec()), new SourceDigest(operator.kept()), () -> {}));
        Step prepare = operator.pipeline().step("prepare");
        String printed = operator.executed(prepare);
        assertThat(printed).contains("megabytes");
        assertThat(Stored.digests(operator.kept()).values())
                .containsExactlyElementsOf(digests(small.store(), "prepare"));

        Step truth = operator.pipeline().step("truth");
        Order order = operator.order(truth, 1, List.of());
        Store bucket = access().open(spec().replacedBy("s3://" + Minio.BUCKET));
        bucket.put("sets/voc/SegmentationClass/another.png", new byte[] {1});
        try (Program pod = operator.start(order, "late", null)) {
            assertThat(pod.end()).as(pod.output()).isEqualTo(47);
            assertThat(pod.output())
                    .contains("dataset.location: " + SETS + "voc was changed while the run was at work");
        } finally {
            bucket.delete("sets/voc/SegmentationClass/another.png");
        }
    }

    @Test
    void aTableOfLabelsThatIsNotInTheBucketIsNamed() throws Exception {
        small.with(List.of(
                "location: " + SETS + "voc", "labels: '" + SETS + "labels.tsv'", "trainList: train", "scoreList: val"));
        try (Program run = only("prepare", folder.resolve("unlabelled"))) {
            assertThat(run.end()).isEqualTo(47);
            assertThat(run.output())
                    .contains("dataset.labels: " + SETS + "labels.tsv")
                    .doesNotContain("\tat ");
        }
    }

    private Program only(String step, Path store) throws IOException {
        return Program.in(minio().environment(), "run", small.manifest(), "--store", store, "--only", step);
    }

    private static Set<String> digests(Path store, String stage) throws IOException {
        return new Stored(store)
                .digests().entrySet().stream()
                        .filter(artifact -> artifact.getKey().startsWith("cache/" + stage + "/"))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet());
    }
}
