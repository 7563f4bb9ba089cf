package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of broken data sets: a sentence names the file or the field and the remedy. */
class WrongDataTest {
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
    void aTruncatedPictureIsNamed() throws IOException {
        SmallFolder.truncate(small.picture(FIRST));
        prepare().refused(INVALID, small.picture(FIRST).toString(), "InvalidData", "--skip-bad-images N");
        assertThat(new Stored(small.store()).keys("cache/")).isEmpty();
    }

    @Test
    void badPicturesAreToleratedUpToTheirNumberAndListed() throws IOException {
        SmallFolder.truncate(small.picture(FIRST));
        SmallFolder.truncate(small.picture("val_000001"));
        Files.write(small.picture("train_000007"), new byte[] {1, 2, 3});
        Files.delete(small.picture("train_000009"));
        Files.createDirectory(small.picture("train_000009"));

        prepare("--skip-bad-images", 3)
                .refused(
                        INVALID, "val_000001.jpg", "truncated", "3 unreadable pictures before it", "--skip-bad-images");

        Answer answer = prepare("--skip-bad-images", 4).done();
        assertThat(answer.out()).contains("left out", FIRST, "val_000001", "train_000007", "train_000009");
        Path dataset = new Stored(small.store()).result("prepare");
        assertThat(dataset.resolve("catalogue.json"))
                .content()
                .contains("\"skipped\"", "train_000009", "Is a directory", "truncated");
        assertThat(small.store().resolve("runs/tiny/report.html"))
                .content()
                .contains(FIRST, "val_000001", "train_000007", "train_000009");
        small.run("--only", "truth", "--skip-bad-images", 4).done();
    }

    @Test
    void picturesForPrintAreConvertedAndCounted() throws IOException {
        Path print = Path.of("src/test/resources/pillow/jpeg/cmyk_17x33.jpg");
        Files.copy(print, small.picture(FIRST), StandardCopyOption.REPLACE_EXISTING);
        assertThat(prepare().done().out())
                .contains("stored for print (CMYK)", "as Pillow does: 1, the first is " + FIRST);
    }

    @Test
    void aMaskOfAnotherSizeIsNamedWithBothSizes() throws IOException {
        Files.write(small.mask("val_000002"), Png.indexed(LabelMap.background(63, 64), Palette.voc()));
        truth().refused(INVALID, small.mask("val_000002").toString(), "63x64", "64x64");
    }

    @Test
    void aTruncatedMaskIsNamed() throws IOException {
        SmallFolder.truncate(small.mask("val_000002"));
        truth().refused(INVALID, small.mask("val_000002").toString());
    }

    @Test
    void aMissingMaskIsNamedWithTheList() throws IOException {
        Files.delete(small.mask("val_000002"));
        truth().refused(INVALID, small.mask("val_000002").toString(), "dataset.scoreList");
    }

    @Test
    void aPictureWithoutAClassOfTheManifestIsNamed() throws IOException {
        Path annotation = small.data().resolve("Annotations").resolve(FIRST + ".xml");
        Files.writeString(
                annotation, Files.readString(annotation).replaceAll("<name>[a-z]+</name>", "<name>cube</name>"));
        small.with(List.of("location: voc", "trainList: train", "scoreList: val", "withoutClass: refuse"));
        prepare().refused(INVALID, FIRST, "none of dataset.classes", "dataset.trainList: train");
    }

    @Test
    void howTheDataWasUnderstoodIsSaidAndKept() throws IOException {
        Path annotation = small.data().resolve("Annotations").resolve(FIRST + ".xml");
        Files.writeString(
                annotation, Files.readString(annotation).replaceAll("<name>[a-z]+</name>", "<name>cube</name>"));
        Files.copy(small.picture(FIRST), small.picture("spare"));
        String[] pictures = {
            "none of dataset.classes: " + FIRST, "'cube' in 1 picture", "32 of 33 pictures used", "spare"
        };
        assertThat(prepare().done().out()).contains(pictures);
        assertThat(record("prepare").remarks())
                .anySatisfy(remark -> assertThat(remark).contains("'cube' in 1 picture"));
        Path report = small.store().resolve("runs/tiny/report.html");
        assertThat(report).content().contains("none of dataset.classes: " + FIRST, "32 of 33 pictures used");
        String masks = "values of masks: by position in dataset.classes";
        assertThat(truth().done().out()).contains(masks, "8 masks; ");
        assertThat(record("truth").remarks())
                .anySatisfy(remark -> assertThat(remark).contains(masks));
        assertThat(report).content().contains("truth: " + masks);
    }

    private AttemptRecord record(String stage) throws IOException {
        Path result = new Stored(small.store()).result(stage);
        String prefix = small.store().relativize(result) + "/";
        return AttemptRecord.read(new DirectoryStore(small.store()), prefix).orElseThrow();
    }

    @Test
    void masksWithoutAnyClassAreRefusedWithTheShareOfIgnoredPixels() throws IOException {
        for (String id : Files.readAllLines(small.list("val"))) {
            LabelMap mask = LabelMap.background(64, 64);
            Arrays.fill(mask.labels(), 0, 1024, (byte) 255);
            Files.write(small.mask(id), Png.grey(mask));
        }
        truth().refused(INVALID, "no mask holds a class", "25.0 % of the pixels", "not counted");
    }

    @Test
    void masksOfASortedPaletteAreReadByTheirColoursWhereTheManifestSaysSo() throws IOException {
        truth().done();
        Path stored = new Stored(small.store()).result("truth");
        byte[] block = Files.readAllBytes(stored.resolve("block-00000.tar"));
        byte[] rgb = Palette.voc().rgb();
        System.arraycopy(Palette.voc().rgb(), 0, rgb, 9, 3);
        System.arraycopy(Palette.voc().rgb(), 9, rgb, 0, 3);
        for (String id : Files.readAllLines(small.list("val"))) {
            byte[] labels = Png.labels(Files.readAllBytes(small.mask(id)), id).labels();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = labels[i] == 0 ? 3 : labels[i] == 3 ? 0 : labels[i];
            }
            Files.write(small.mask(id), Png.indexed(new LabelMap(64, 64, labels), new Palette(rgb)));
        }
        truth().refused(INVALID, "rewritten the palette", "val_000000", "dataset.maskValues: palette");
        small.with(List.of("location: voc", "trainList: train", "scoreList: val", "maskValues: palette"));
        assertThat(Answer.to("run", small.manifest(), "--store", folder.resolve("colours"), "--only", "truth")
                        .done()
                        .out())
                .contains("masks to check");
        assertThat(new Stored(folder.resolve("colours")).result("truth").resolve("block-00000.tar"))
                .hasBinaryContent(block);
    }

    @Test
    void aMaskOfManyPixelsIsRefusedByItsHeader() throws IOException {
        byte[] file = Png.grey(LabelMap.background(64, 64));
        ByteBuffer.wrap(file).putInt(16, 26_700).putInt(20, 26_700);
        Files.write(small.mask("val_000002"), file);
        truth().refused(INVALID, small.mask("val_000002").toString(), "26700x26700", "64x64");
    }

    @Test
    void aLabelWithoutNameIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("labels.tsv"), FIRST + "\tdisc\ntrain_000001\t3\n");
        labels().refused(INVALID, "labels.tsv, line 2", "train_000001", "dataset.classes", "0 to 2");
    }

    @Test
    void anUnknownLabelIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("labels.tsv"), FIRST + "\tdisk\n");
        labels().refused(INVALID, "labels.tsv, line 1", FIRST, "'disk'", "disc, ring, cross");
    }

    @Test
    void doubleIdsAreNamedWithBothLines() throws IOException {
        Files.writeString(small.list("train"), FIRST + "\ntrain_000001\n" + FIRST + "\n");
        prepare().refused(INVALID, "train.txt, line 3", FIRST, "line 1");
        Files.writeString(folder.resolve("labels.tsv"), FIRST + "\tdisc\n" + FIRST + "\tring\n");
        labels().refused(INVALID, "labels.tsv, line 2", FIRST, "line 1");
    }

    @Test
    void anEmptyListIsNamedWithItsField() throws IOException {
        Files.writeString(small.list("train"), "\n");
        prepare().refused(INVALID, "train.txt", "empty", "dataset.trainList");
    }

    @Test
    void aMissingPictureIsNamedWithTheList() throws IOException {
        Files.delete(small.picture(FIRST));
        prepare().refused(INVALID, FIRST + ".jpg", "no such picture", "dataset.trainList: train");
    }

    @Test
    void aListThatCannotBeReadIsNamed() throws IOException {
        Files.write(small.list("train"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        prepare().refused(INVALID, "train.txt", "UTF-8");
    }

    @Test
    void aMissingFolderIsNamedWithTheFieldAndTheOption() throws IOException {
        small.with(List.of("location: nowhere", "trainList: train", "scoreList: val"));
        prepare().refused(INVALID, "dataset.location", folder.resolve("nowhere").toString(), "--data");
        prepare("--data", folder.resolve("neither"))
                .refused(INVALID, folder.resolve("neither").toString());
    }

    @Test
    void aMissingTableOfLabelsIsNamedWithItsField() throws IOException {
        labels().refused(INVALID, "dataset.labels", folder.resolve("labels.tsv").toString());
    }

    @Test
    void aPictureAboveTheCapIsRefusedWithAdvice() throws IOException {
        small.with(List.of("location: voc", "trainList: train", "scoreList: val", "maximumPixels: 4000"));
        prepare().refused(INVALID, FIRST, "64x64", "4000", "shrink it", "dataset.maximumPixels");
    }

    @Test
    void aBatchLargerThanTheListIsNamedWithBothNumbers() throws IOException {
        Files.writeString(small.list("train"), FIRST + "\ntrain_000001\n");
        prepare().done();
        small.run("--only", "train-cam").refused(INVALID, "batchSize", "4", "2 pictures", "lower it");
    }

    @Test
    void masksWithoutObjectsAreCountedAndTheFieldToWidenIsNamed() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        for (int picture = 0; picture < 24; picture++) {
            Files.write(
                    masks.resolve("train_%06d.png".formatted(picture)),
                    Png.indexed(LabelMap.background(64, 64), Palette.voc()));
        }
        small.with(SmallFolder.SCORED, "given: {sem-seg: masks}");
        prepare().done();
        small.run("--only", "mine-objects").refused(INVALID, "24", "no foreground", "mine-objects.minimumShare");
    }

    private Answer labels() throws IOException {
        small.with(List.of("location: voc", "labels: labels.tsv", "trainList: all", "scoreList: none"));
        return prepare();
    }

    private Answer prepare(Object... more) {
        Object[] words = new Object[2 + more.length];
        words[0] = "--only";
        words[1] = "prepare";
        System.arraycopy(more, 0, words, 2, more.length);
        return small.run(words);
    }

    private Answer truth() {
        return small.run("--only", "truth");
    }
}
