package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tests of runs on files of the user: inputs of each stage, parts of runs, and files from elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FolderIT {
    private static final List<String> SCORING =
            List.of("truth", "eval-cam", "eval-sem-seg", "decoupled-eval-cam", "decoupled-eval-sem-seg");

    @TempDir
    static Path folder = Path.of("");

    private SmallFolder small = new SmallFolder(folder);
    private Path weights = folder;

    @BeforeAll
    void bothRounds() throws IOException {
        small = SmallFolder.write(folder);
        assertThat(small.run().done().steps("done in")).hasSize(17);
        weights = new Stored(small.store()).result("train-cam").resolve("weights.safetensors");
    }

    @Test
    @Order(1)
    void aFinishedRunIsCachedWhateverLiesBesideThePictures() throws IOException {
        Files.writeString(small.data().resolve("notes.txt"), "somebody's");
        assertThat(small.run().done().steps("cached")).hasSize(17);
        assertThat(small.command("plan").done().out())
                .contains("prepare: cached (", "report: run (always rebuilt)")
                .doesNotContain("depends on");
    }

    @Test
    @Order(2)
    void fromAStepOnItIsExecutedAgainToTheSameBytes() throws IOException {
        Answer answer = small.run("--from", "decoupled-make-sem-seg").done();
        assertThat(answer.steps("done in")).containsExactly("decoupled-make-sem-seg", "decoupled-eval-sem-seg");
        assertThat(digests("make-sem-seg")).as("both rounds', and nothing new").hasSize(2);
        assertThat(small.run("--from", "decoupled-make-sem-seg").done().steps("done in"))
                .hasSize(2);
        assertThat(small.run().done().steps("cached")).hasSize(17);
    }

    @Test
    @Order(3)
    void aStepAloneIsExecutedAlone() throws IOException {
        Path store = folder.resolve("alone");
        Answer.to("run", small.manifest(), "--store", store, "--only", "prepare")
                .done();
        Answer truth = Answer.to("run", small.manifest(), "--store", store, "--only", "truth")
                .done();
        assertThat(truth.steps("done in")).containsExactly("truth");
        assertThat(new Stored(store).keys("cache/")).hasSize(2);
    }

    @Test
    @Order(4)
    void aMendedMaskIsReadByTruthAndScoringAlone() throws IOException {
        LabelMap mask = Png.labels(Files.readAllBytes(small.mask("val_000003")), "val_000003.png");
        mask.labels()[0] ^= 1;
        Files.write(small.mask("val_000003"), Png.indexed(mask, Palette.voc()));

        assertThat(small.command("plan").done().out())
                .contains("truth: run (its input masks", "eval-cam: depends on truth", "train-cam: cached")
                .contains("decoupled-eval-sem-seg: depends on truth", "decoupled-make-sem-seg: cached");
        Answer answer = small.run().done();
        assertThat(answer.steps("done in")).containsExactlyInAnyOrderElementsOf(SCORING);
        assertThat(answer.steps("cached")).hasSize(12);
    }

    @Test
    @Order(5)
    void aRunThatOffersNothingTakesAndOneThatIsOffDoesNeither() throws IOException {
        small.with(SmallFolder.SCORED, "cache: readOnly");
        assertThat(small.run("--only", "make-cam").done().steps("cached")).contains("prepare", "train-cam", "make-cam");
        small.with(SmallFolder.SCORED, "cache: off");
        assertThat(small.run("--only", "prepare").done().steps("done in")).containsExactly("prepare");
        assertThat(small.run("--only", "prepare").done().steps("cached")).containsExactly("prepare");
        assertThat(small.run("--only", "train-cam").done().steps("done in")).containsExactly("train-cam");
        small.with(SmallFolder.SCORED);
        assertThat(small.run("--only", "prepare").done().steps("cached")).containsExactly("prepare");
    }

    @Test
    @Order(6)
    void aPlainFolderWithoutMasksEndsWithMasksAndAReportWithoutScores() throws IOException {
        Path plain = small.plain("plain", "train");
        small.with(List.of("location: plain", "labels: labels.tsv", "trainList: all", "scoreList: none"));
        StringBuilder table = new StringBuilder();
        for (String id : Files.readAllLines(small.list("train"))) {
            String annotation =
                    Files.readString(small.data().resolve("Annotations").resolve(id + ".xml"));
            table.append(id)
                    .append('\t')
                    .append(annotation.replaceAll("(?s).*?<object>\\s*<name>([a-z]+)</name>.*", "$1"))
                    .append('\n');
        }
        Files.writeString(folder.resolve("labels.tsv"), table);

        Answer answer = small.run().done();

        assertThat(answer.out()).contains("no scores");
        assertThat(answer.steps("done in")).hasSize(12).doesNotContain("truth", "eval-cam");
        assertThat(names(small.store().resolve("runs/tiny/masks"))).hasSize(24).contains("train_000000.png");
        assertThat(small.store().resolve("runs/tiny/report.html")).isNotEmptyFile();
        Files.writeString(plain.resolve("notes.txt"), "somebody's");
        assertThat(small.run().done().steps("cached")).hasSize(12);
    }

    @Test
    @Order(7)
    void masksMadeElsewhereLeadStraightIntoTheSecondRound() throws IOException {
        small.with(SmallFolder.SCORED, "given: {sem-seg: voc/SegmentationClass}");
        Answer answer = small.run().done();
        assertThat(answer.steps("done in"))
                .startsWith("eval-sem-seg", "mine-objects", "decoupled-train-cam")
                .noneMatch(
                        step -> step.startsWith("train-") || step.equals("make-cam") || step.equals("affinity-labels"));
        assertThat(answer.out()).contains("sem-seg                   1.000");
    }

    @Test
    @Order(8)
    void weightsMadeElsewhereReplaceTheTraining() throws IOException {
        Files.copy(weights, folder.resolve("cam.safetensors"));
        small.with(SmallFolder.SCORED, "given: {cam-weights: cam.safetensors}");
        Set<String> before = digests("make-cam");
        Answer answer = small.run("--only", "make-cam").done();
        assertThat(answer.steps("done in")).containsExactly("make-cam");
        assertThat(digests("make-cam")).as("maps of the same weights").isEqualTo(before);

        Files.copy(
                Manifests.HOME.resolve("stages/src/test/resources/golden/9_pth/module_zip.pth"),
                folder.resolve("other.pth"));
        small.with(SmallFolder.SCORED, "given: {cam-weights: other.pth}");
        small.run("--only", "make-cam").refused(47, "other.pth", "no whole ResNet-50", "it lacks");
    }

    @Test
    @Order(9)
    void newPicturesGetClassMaps() throws IOException {
        Path pictures = small.plain("new", "val");
        Answer answer = Answer.to("predict", weights, pictures, "--scales", "1,0.5", "--classes-above", 0)
                .done();
        assertThat(answer.out()).contains("val_000000.jpg", "8 pictures, class maps in");
        assertThat(names(pictures.resolve("class-maps")))
                .hasSize(24)
                .contains("val_000000.npy", "val_000003.json", "val_000007.png");
        Path out = folder.resolve("maps");
        SmallFolder.truncate(pictures.resolve("val_000001.jpg"));
        Answer.to("predict", weights, pictures, "--out", out).refused(47, "val_000001.jpg", "truncated");
        assertThat(Answer.to("predict", weights, pictures, "--out", out, "--skip-bad-images", 1)
                        .done()
                        .out())
                .contains("left out: ", "7 pictures, class maps in");
        Answer.to("predict", weights, pictures, "--out", out, "--scales", "Infinity")
                .refused(47, "--scales: is Infinity");
    }

    @Test
    @Order(10)
    void weightsAreListedAndConverted() throws IOException {
        Answer listed = Answer.to("weights", "inspect", weights).done();
        assertThat(listed.out()).contains("classifier.weight", "resnet50.conv1.weight");
        Path converted = folder.resolve("converted.safetensors");
        Answer.to("weights", "import", weights, converted).done();
        assertThat(converted).hasSameBinaryContentAs(weights);
        Path torch = Manifests.HOME.resolve("stages/src/test/resources/golden/9_pth/module_legacy.pth");
        assertThat(Answer.to("weights", "inspect", torch).done().out()).contains("conv1.weight");
        Answer.to("weights", "import", torch, folder.resolve("torch.safetensors"))
                .done();
    }

    @Test
    @Order(11)
    void theClassifierOfARunIsFoundByItsManifest() throws IOException {
        small.with(SmallFolder.SCORED);
        small.run().done();
        Path pictures = small.plain("more", "val");
        Answer answer = Answer.to("predict", small.manifest(), pictures, "--store", small.store(), "--classes-above", 0)
                .done();
        assertThat(answer.out()).contains("8 pictures, class maps in").doesNotContain("class 0 (");
        Answer.to("predict", small.manifest(), pictures, "--store", folder.resolve("empty"))
                .refused(47, "has no result of decoupled-train-cam", "execute it first with wsss run");
    }

    /** Returns digests of everything that a stage has published. */
    private Set<String> digests(String stage) throws IOException {
        return new Stored(small.store())
                .digests().entrySet().stream()
                        .filter(artifact -> artifact.getKey().startsWith("cache/" + stage + "/"))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet());
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
