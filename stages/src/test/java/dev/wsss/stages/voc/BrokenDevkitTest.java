package dev.wsss.stages.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenDevkitTest {
    private final Dataset options =
            Devkit.lists(VocClasses.NAMES, "train", "val", Dataset.MaskValues.AUTO, Dataset.WithoutClass.REFUSE);

    @TempDir
    Path folder;

    private Devkit devkit = new Devkit(Path.of("."));

    @BeforeEach
    void write() throws IOException {
        devkit = Devkit.write(folder);
    }

    @Test
    void aMissingListIsNamedWithThoseThatAreThere() {
        refused(
                () -> VocSource.open(UserPath.of(folder), null, Devkit.lists(VocClasses.NAMES, "train_aug", "val")),
                "train_aug.txt",
                "train, val");
    }

    @Test
    void anEmptyListIsNamed() throws IOException {
        devkit.text("ImageSets/Segmentation/train.txt", "\n  \n");
        refused(this::open, "train.txt", "empty", "dataset.trainList");
    }

    @Test
    void aDoubleIdIsNamedWithBothLines() throws IOException {
        devkit.text("ImageSets/Segmentation/train.txt", "a\nb\na\n");
        refused(this::open, "train.txt", "line 3", "line 1", "picture a");
    }

    @Test
    void anIdThatLeavesTheFolderIsRefused() throws IOException {
        devkit.text("ImageSets/Segmentation/train.txt", "a\n../secret\n");
        refused(this::open, "train.txt", "line 2", "../secret");
    }

    @Test
    void aMissingPictureIsNamedWithTheList() throws IOException {
        devkit.text("ImageSets/Segmentation/train.txt", "a\nnowhere\n");
        refused(this::open, "nowhere.jpg", "dataset.trainList");
    }

    @Test
    void twoPicturesOfOneIdAreNamed() throws IOException {
        Files.copy(folder.resolve("JPEGImages/a.jpg"), folder.resolve("JPEGImages/a.png"));
        refused(this::open, "a.png", "a.jpg");
    }

    @Test
    void aMissingMaskIsNamedWithAWayOut() throws IOException {
        Files.delete(folder.resolve("SegmentationClass/b.png"));
        refused(this::open, "b.png", "dataset.scoreList", "none");
    }

    @Test
    void aMaskOfAnotherSizeIsNamedWithBothSizes() throws IOException {
        devkit.bytes("SegmentationClass/b.png", Png.grey(LabelMap.background(24, 15)));
        Catalogue catalogue = open();
        refused(() -> Devkit.mask(catalogue, "b"), "b.png", "24x15", "24x16", "b.jpg");
    }

    @Test
    void aMaskValueThatIsNoClassIsNamedWithItsPlace() throws IOException {
        devkit.mask("b", 77);
        Catalogue catalogue = open();
        refused(() -> Devkit.mask(catalogue, "b"), "b.png", "77", "column 5", "row 0");
    }

    @Test
    void aTruncatedMaskIsNamed() throws IOException {
        Path file = folder.resolve("SegmentationClass/b.png");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        Catalogue catalogue = open();
        refused(() -> Devkit.mask(catalogue, "b"), "b.png", "truncated");
    }

    @Test
    void aMissingAnnotationIsNamed() throws IOException {
        Files.delete(folder.resolve("Annotations/c.xml"));
        refused(this::open, "c.xml", "dataset.labels");
    }

    @Test
    void aTruncatedAnnotationIsNamed() throws IOException {
        devkit.text("Annotations/c.xml", "<annotation><object><name>sheep</na");
        refused(this::open, "c.xml", "XML: ", "(line 1, column ");
    }

    @Test
    void anAnnotationThatIsNoTextIsNamedWithItsEncoding() throws IOException {
        devkit.bytes("Annotations/c.xml", new byte[] {'<', 'a', (byte) 0xff, '>'});
        refused(this::open, "c.xml", "UTF-8");
        devkit.text("Annotations/c.xml", "<?xml version='1.0' encoding='klingon'?><annotation/>");
        refused(this::open, "c.xml", "klingon");
    }

    @Test
    void aLongLineOfAListIsRefusedAtOnce() throws IOException {
        devkit.text("ImageSets/Segmentation/train.txt", "{\"file\":\"JPEGImages/a.jpg\"},".repeat(50_000));
        refused(this::open, "train.txt", "line 1", "1400000 characters");
    }

    @Test
    void aMaskWithAnImpossibleNameIsNamed() throws IOException {
        devkit.text("ImageSets/Segmentation/val.txt", "JPEGImages/a.jpg Segmentation\0/a.png\n");
        refused(this::open, "names the mask Segmentation\\u0000/a.png", "cannot be the name of a file");
    }

    @Test
    void anAnnotationCannotReadOtherFiles() throws IOException {
        Path secret = devkit.text("secret.txt", "sheep");
        devkit.text(
                "Annotations/c.xml",
                "<!DOCTYPE a [<!ENTITY s SYSTEM \"" + secret.toUri()
                        + "\">]><annotation><name>&s;</name></annotation>");
        refused(this::open, "c");
    }

    @Test
    void aTrainingPictureWithoutAClassIsNamed() throws IOException {
        devkit.text("Annotations/c.xml", "<annotation><object><name>unicorn</name></object></annotation>");
        refused(this::open, "1 picture of", ": c;", "dataset.classes");
    }

    @Test
    void aLabelWithoutANameIsNamed() throws IOException {
        refusedTable("a\t7\nb\t20\nc\t16\n", "labels.tsv", "line 2", "picture b", "20", "0 to 19");
        refusedTable("a\t7\nb\tdgo\nc\t16\n", "line 2", "'dgo'", "dog");
        refusedTable("a\t7\nb\t\nc\t16\n", "line 2", "''");
        refusedTable("a 7\n", "line 1", "tab");
        refusedTable("a\t7\na\t8\n", "line 2", "line 1");
        refusedTable("a\t7\nc\t8\n", "no line for the picture b");
        refusedTable("", "empty");
    }

    @Test
    void aFolderWithoutPicturesPointsToTheOneInside() throws IOException {
        Path outer = folder.resolve("outer");
        Files.createDirectories(outer);
        refused(() -> VocSource.open(UserPath.of(outer), null, options), "no pictures", "JPEGImages");
        Devkit.write(outer.resolve("VOC2012"));
        refused(() -> VocSource.open(UserPath.of(outer), null, options), "perhaps", "VOC2012");
        refused(
                () -> VocSource.open(UserPath.of(folder.resolve("nowhere")), null, options),
                "nowhere",
                "dataset.location");
    }

    private Catalogue open() throws IOException {
        return VocSource.open(UserPath.of(folder), null, options);
    }

    private void refusedTable(String content, String... words) throws IOException {
        Path table = devkit.text("labels.tsv", content);
        refused(
                () -> VocSource.open(
                        UserPath.of(folder),
                        UserPath.of(table),
                        Devkit.lists(
                                VocClasses.NAMES,
                                "train",
                                "none",
                                Dataset.MaskValues.AUTO,
                                Dataset.WithoutClass.REFUSE)),
                words);
    }

    private static void refused(ThrowingCallable call, String... words) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(Failure.class).hasMessageContainingAll(words);
        assertThat(((Failure) thrown).failureClass()).isEqualTo(FailureClass.INVALID_DATA);
    }
}
