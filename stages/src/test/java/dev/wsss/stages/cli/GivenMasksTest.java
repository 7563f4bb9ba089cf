package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.format.Mining;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the user's masks for mining: read as those of a data set, or refused with their name. */
class GivenMasksTest {
    private static final int INVALID = 47;
    private static final String FIRST = "train_000000";

    @TempDir
    Path folder = Path.of("");

    private SmallFolder small = new SmallFolder(folder);

    @BeforeEach
    void write() throws IOException {
        small = SmallFolder.write(folder);
    }

    @Test
    void givenMasksWithValuesThatAreNoClassAreNamed() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        LabelMap mask = LabelMap.background(64, 64);
        mask.labels()[70] = 9;
        Files.write(masks.resolve(FIRST + ".png"), Png.indexed(mask, Palette.voc()));
        small.with(SmallFolder.SCORED, "given: {sem-seg: masks}");
        small.run("--only", "prepare").done();
        small.run("--only", "mine-objects").refused(INVALID, FIRST, "the value 9 at column 6, row 1");
    }

    @Test
    void givenMasksInVocsNumbersMineTheObjectsOfThoseByPosition() throws IOException {
        List<String> vocs = List.of("cat", "dog", "person");
        int[] numbers = {0, 8, 12, 15};
        Path byPosition = Files.createDirectory(folder.resolve("position"));
        Path byNumber = Files.createDirectory(folder.resolve("voc-numbers"));
        for (String id : Files.readAllLines(small.list("train"))) {
            Path annotation = small.data().resolve("Annotations").resolve(id + ".xml");
            String text = Files.readString(annotation);
            Files.writeString(
                    annotation,
                    text.replace("disc", vocs.get(0))
                            .replace("ring", vocs.get(1))
                            .replace("cross", vocs.get(2)));
            LabelMap mask = Png.labels(Files.readAllBytes(small.mask(id)), id);
            Files.write(byPosition.resolve(id + ".png"), Png.indexed(mask, Palette.voc()));
            for (int i = 0; i < mask.labels().length; i++) {
                int value = mask.labels()[i] & 0xff;
                mask.labels()[i] = (byte) (value == LabelMap.IGNORE ? value : numbers[value]);
            }
            Files.write(byNumber.resolve(id + ".png"), Png.indexed(mask, Palette.voc()));
        }
        assertThat(mined(byNumber)).isEqualTo(mined(byPosition));
    }

    private String mined(Path masks) throws IOException {
        Path store = folder.resolve("store-" + masks.getFileName());
        small.with(
                List.of("location: voc", "trainList: train", "scoreList: none"),
                "given: {sem-seg: " + masks.getFileName() + "}");
        String manifest = Files.readString(small.manifest());
        Files.writeString(small.manifest(), manifest.replace("[disc, ring, cross]", "[cat, dog, person]"));
        Answer.to("run", small.manifest(), "--store", store, "--only", "prepare")
                .done();
        Answer.to("run", small.manifest(), "--store", store, "--only", "mine-objects")
                .done();
        return Files.readString(new Stored(store).result("mine-objects").resolve(Mining.OBJECT));
    }

    @Test
    void aGivenMaskAboveTheCapIsRefusedByItsHeader() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        byte[] file = Png.grey(LabelMap.background(64, 64));
        Files.write(masks.resolve("train_000001.png"), file);
        ByteBuffer.wrap(file).putInt(16, 26_700).putInt(20, 26_700);
        Files.write(masks.resolve(FIRST + ".png"), file);
        small.with(SmallFolder.SCORED, "given: {sem-seg: masks}");
        small.run("--only", "prepare").done();
        small.run("--only", "mine-objects")
                .refused(
                        INVALID,
                        masks.resolve(FIRST + ".png").toString(),
                        "26700x26700",
                        "more than the 4194304 that are accepted",
                        "dataset.maximumPixels");
    }

    @Test
    void givenMasksThatAreNotThereAreNamedWithTheirField() throws IOException {
        small.with(SmallFolder.SCORED, "given: {sem-seg: masks}");
        small.run().refused(INVALID, "given.sem-seg", folder.resolve("masks").toString());
        Files.createDirectory(folder.resolve("masks"));
        small.run().refused(INVALID, "given.sem-seg", ".png");
    }
}
