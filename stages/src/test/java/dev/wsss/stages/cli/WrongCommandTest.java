package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of commands that cannot be executed: a sentence suggests a correct one. */
class WrongCommandTest {
    private static final int INVALID = 47;

    @TempDir
    Path folder = Path.of("");

    @Test
    void anUnknownStepSuggestsTheNearest() {
        run("--only", "train-camm").refused(INVALID, "no step 'train-camm'", "did you mean 'train-cam'?");
        run("--from", "makesemseg").refused(INVALID, "no step 'makesemseg'", "did you mean 'make-sem-seg'?");
    }

    @Test
    void noThreadsAreTooFew() {
        run("--workers", 0).refused(INVALID, "--workers", "at least 1");
    }

    @Test
    void aGpuThatIsNotThereIsMissed() {
        run("--device", "gpu").refused(INVALID, "no GPU can be used");
        Answer.to("plan", Manifests.TINY, "--device", "tpu").refused(2, "--device", "CPU");
    }

    @Test
    void aStepAloneThatNeedsAnotherSaysWhich() {
        run("--only", "train-cam").refused(INVALID, "prepare", "--only");
    }

    @Test
    void aManifestThatIsNotThereIsNamed() {
        Path nowhere = folder.resolve("nowhere.yaml");
        Answer.to("run", nowhere).refused(INVALID, nowhere.toString(), "no such manifest");
        Answer.to("validate", nowhere).refused(INVALID, nowhere.toString(), "no such manifest");
        Answer.to("validate", folder).refused(INVALID, folder.toString(), "cannot be read");
    }

    @Test
    void aManifestOfBytesIsNamed() throws IOException {
        Path binary = Files.write(folder.resolve("run.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        Answer.to("run", binary).refused(INVALID, binary.toString(), "binary");
    }

    @Test
    void anUnknownFieldIsNamedWithItsPointerAndASuggestion() throws IOException {
        Path manifest = Manifests.tiny(folder, "train-affinity: {epochs", "train-affinity: {epoch");
        Answer.to("run", manifest).refused(INVALID, "/spec/stages/train-affinity/epoch", "epochs");
    }

    @Test
    void aBucketThatCannotBeOneIsNamed() throws IOException {
        Answer.to("run", Manifests.TINY, "--store", "s3://My_Bucket/runs")
                .refused(INVALID, "'My_Bucket'", "lower-case");
        Path manifest = Manifests.tiny(folder, "  seed: 7", "  seed: 7\n  store: {bucket: Results}");
        Answer.to("run", manifest).refused(INVALID, "/spec/store/bucket", "lower-case");
    }

    @Test
    void aStoreThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("store"), "");
        Answer.to("run", Manifests.TINY, "--store", file).refused(45, "StoreUnavailable", file.toString());
    }

    @Test
    void aManifestWithoutGeneratedPicturesCannotBeWrittenAsFiles() throws IOException {
        Path manifest = Manifests.onFolder(folder, SmallFolder.SCORED);
        Answer.to("synth", folder.resolve("voc"), "--manifest", manifest)
                .refused(INVALID, manifest.toString(), "/spec/dataset/synthetic");
        Answer written = Answer.to("synth", folder.resolve("voc"), "--manifest", Manifests.TINY)
                .done();
        assertThat(written.out())
                .contains(
                        "24 training and 8 scoring pictures",
                        folder.resolve("voc").toString());
        assertThat(Files.readAllLines(folder.resolve("voc/ImageSets/Segmentation/val.txt")))
                .hasSize(8);
    }

    @Test
    void weightsThatAreNotThereAreNamed() {
        Path nowhere = folder.resolve("nowhere.pth");
        Answer.to("weights", "inspect", nowhere).refused(INVALID, nowhere.toString(), "not there");
        Answer.to("weights", "import", folder, folder.resolve("out")).refused(INVALID, folder.toString(), "folder");
        Answer.to("predict", nowhere, folder).refused(INVALID, nowhere.toString(), "not there");
    }

    @Test
    void initialWeightsThatAreNotThereAreNamedWithTheirField() throws IOException {
        Path manifest = Manifests.tiny(folder, "  seed: 7", "  seed: 7\n  initialWeights: resnet50.pth");
        Answer.to("run", manifest, "--store", folder.resolve("store"))
                .refused(
                        INVALID,
                        "initialWeights",
                        folder.resolve("resnet50.pth").toString());
    }

    private Answer run(Object... words) {
        return Answer.to("run", Manifests.TINY, "--store", folder.resolve("store"), words[0], words[1]);
    }
}
