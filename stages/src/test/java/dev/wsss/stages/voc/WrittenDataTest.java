package dev.wsss.stages.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of tables, lists and annotations as people, spreadsheets and other programs write them; omissions are reported.
 */
class WrittenDataTest {
    private static final List<String> ANIMALS = List.of("cat", "dog", "person", "sheep");

    @TempDir
    Path folder;

    private Devkit devkit = new Devkit(Path.of("."));

    @BeforeEach
    void write() throws IOException {
        devkit = Devkit.write(folder);
    }

    @Test
    void rowsWithoutAPictureAreSaidWithTheirNames() throws IOException {
        Catalogue catalogue = table("a\tcat\nb\tdog\nc\tsheep\nzebra\tcat\nd\tdog\n");
        assertThat(catalogue.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("labels.tsv", "3 of 5 rows used"))
                .anySatisfy(remark -> assertThat(remark).contains("labels.tsv", "2 rows have no picture: zebra, d"));
    }

    @Test
    void aRowMayNameThePictureByItsFile() throws IOException {
        Catalogue catalogue = table("a.jpg\tcat\nb.JPG\tdog\nc\tsheep\n");
        assertThat(catalogue.entry("b").labels()).containsExactly(1);
        assertThat(catalogue.remarks()).anySatisfy(remark -> assertThat(remark).contains("2 rows", "a.jpg, b.JPG"));
        refused(() -> table("a.jpg\tcat\na\tdog\nb\tdog\nc\tsheep\n"), "line 2", "the picture a has labels in line 1");
    }

    @Test
    void rowsOfPicturesThatAreOnNoListAreSaid() throws IOException {
        devkit.text("ImageSets/Segmentation/train.txt", "a\nb\n");
        Catalogue catalogue = table("a\tcat\nb\tdog\nc\tsheep\n");
        assertThat(catalogue.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("1 row of pictures that are on no list: c"))
                .anySatisfy(remark -> assertThat(remark).contains("2 of 3 pictures used; on no list: c"));
    }

    @Test
    void quotesOfSpreadsheetsAreNoPartOfANameOrLabel() throws IOException {
        Catalogue catalogue = table("\"a\"\t\"cat,dog\"\r\nb\t\"dog\",\"person\"\r\nc\t\"sheep\"\r\n");
        assertThat(catalogue.entry("a").labels()).containsExactly(0, 1);
        assertThat(catalogue.entry("b").labels()).containsExactly(1, 2);
        assertThat(catalogue.entry("c").labels()).containsExactly(3);
    }

    @Test
    void multiHotRowsAreRefused() {
        refused(() -> table("a\t1,0,0,1\nb\t0,1,0,0\nc\t0,0,0,1\n"), "labels.tsv", "4 entries", "multi-hot");
        refused(() -> table("a\t0,1,1\nb\t2\nc\t3\n"), "line 1", "the index 1 stands there twice");
        Dataset two = Devkit.lists(List.of("cat", "dog"), "train", "none");
        refused(() -> table("a\t0,1\nb\t1,0\nc\t0,1\n", two), "multi-hot");
    }

    @Test
    void indicesOfTwoClassesAreNotMultiHot() throws IOException {
        Dataset two = Devkit.lists(List.of("cat", "dog"), "train", "none");
        Catalogue catalogue = table("a\t0,1\nb\t1\nc\t0\n", two);
        assertThat(catalogue.entry("a").labels()).containsExactly(0, 1);
        assertThat(catalogue.entry("b").labels()).containsExactly(1);
    }

    @Test
    void aPictureWithoutAClassIsTrainedOnAndSaid() throws IOException {
        Catalogue byTable = table("a\tcat\nb\t\nc\tsheep\n");
        assertThat(byTable.trainList()).containsExactly("a", "b", "c");
        assertThat(byTable.entry("b").labels()).isEmpty();
        devkit.text("Annotations/c.xml", "<annotation><object><name>unicorn</name></object></annotation>");
        Catalogue byXml = open(Devkit.lists(ANIMALS, "train", "none"), null);
        assertThat(byXml.trainList()).containsExactly("a", "b", "c");
        assertThat(byXml.remarks())
                .anySatisfy(remark -> assertThat(remark)
                        .contains(
                                "1 picture of the training list", "none of dataset.classes: c", "dataset.withoutClass"))
                .anySatisfy(remark -> assertThat(remark).contains("none of dataset.classes: 'unicorn' in 1 picture"));
    }

    @Test
    void aTrainingListWithoutAnyClassIsRefused() {
        refused(
                () -> open(Devkit.lists(List.of("Cat", "Dog"), "train", "none"), null),
                "no picture of the training list",
                "names of the classes");
    }

    @Test
    void onlyTheNameOfAnObjectIsALabel() throws IOException {
        devkit.picture(
                "a",
                "<object><name> cat </name><attributes><attribute><name>dog</name></attribute></attributes>"
                        + "<part><name>person</name></part></object><owner><name>sheep</name></owner>");
        assertThat(open(Devkit.lists(ANIMALS, "train", "none"), null).entry("a").labels())
                .containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "GBK"})
    void anAnnotationIsReadInTheEncodingThatItDeclares(String encoding) throws IOException {
        String name = encoding.equals("GBK") ? "\u732b" : "k\u00e4tzchen";
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><annotation><object><name>" + name
                + "</name></object></annotation>";
        devkit.bytes("Annotations/a.xml", xml.getBytes(Charset.forName(encoding)));
        Dataset classes = Devkit.lists(List.of(name, "dog", "sheep"), "train", "none");
        assertThat(open(classes, null).entry("a").labels()).containsExactly(0);
    }

    @Test
    void filesThatMacOsPutsBesideOthersAreNone() throws IOException {
        for (String name : List.of("JPEGImages/._a.jpg", "Annotations/._a.xml", "SegmentationClass/._a.png")) {
            devkit.bytes(name, new byte[] {0, 5, 22, 7});
        }
        Catalogue catalogue = open(Devkit.lists(ANIMALS, "all", "all"), null);
        assertThat(catalogue.trainList()).containsExactly("a", "b", "c");
        assertThat(catalogue.scoreList()).containsExactly("a", "b");
    }

    @Test
    void composedAndDecomposedLettersSpellTheSameName() throws IOException {
        String composed = "K\u00e4tzchen";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        devkit.picture(decomposed, "<object><name>cat</name></object>");
        devkit.text("ImageSets/Segmentation/train.txt", "a\n" + composed + "\n");
        assertThat(open(Devkit.lists(ANIMALS, "train", "none"), null).trainList())
                .containsExactly("a", decomposed);
        Catalogue byTable = table("a\tcat\n" + composed + "\tdog\n");
        assertThat(byTable.entry(decomposed).labels()).containsExactly(1);
        devkit.text("ImageSets/Segmentation/train.txt", "a\n" + composed + "\n" + decomposed + "\n");
        refused(() -> open(Devkit.lists(ANIMALS, "train", "none"), null), "line 3", "line 2");
    }

    @Test
    void anIdMayHaveBlanks() throws IOException {
        devkit.picture("my cat (1)", "<object><name>cat</name></object>");
        devkit.picture("cat 1", "<object><name>cat</name></object>");
        devkit.text("ImageSets/Segmentation/train.txt", "a\nmy cat (1)\ncat 1\n");
        assertThat(open(Devkit.lists(ANIMALS, "train", "none"), null).trainList())
                .containsExactly("a", "my cat (1)", "cat 1");
    }

    @Test
    void aListOfPathsIsReadAsTheIdsInIt() throws IOException {
        Files.createDirectories(folder.resolve("SegmentationClassAug"));
        Files.copy(folder.resolve("SegmentationClass/a.png"), folder.resolve("SegmentationClassAug/a.png"));
        devkit.text(
                "ImageSets/Segmentation/val.txt",
                "/JPEGImages/b.jpg /SegmentationClass/b.png\n/JPEGImages/a.jpg /SegmentationClassAug/a.png\n");
        Catalogue catalogue = open(Devkit.lists(ANIMALS, "train", "val"), null);
        assertThat(catalogue.scoreList()).containsExactly("b", "a");
        assertThat(catalogue.masks())
                .containsEntry("a", UserPath.of(folder.resolve("SegmentationClassAug/a.png")))
                .containsEntry("b", UserPath.of(folder.resolve("SegmentationClass/b.png")));
        assertThat(catalogue.remarks()).anySatisfy(remark -> assertThat(remark).contains("val.txt", "paths"));
    }

    @Test
    void aListOfPathsWithAnotherPicturesMaskIsRefused() throws IOException {
        devkit.text("ImageSets/Segmentation/val.txt", "/JPEGImages/b.jpg /SegmentationClass/a.png\n");
        refused(() -> open(Devkit.lists(ANIMALS, "train", "val"), null), "val.txt, line 1", "a.png", "the picture b");
        devkit.text("ImageSets/Segmentation/val.txt", "/JPEGImages/b.jpg /../b.png\n");
        refused(() -> open(Devkit.lists(ANIMALS, "train", "val"), null), "../b.png", "Segmentation");
    }

    @Test
    void aListOfOneClassLeavesOutWhatDoesNotShowIt() throws IOException {
        devkit.text("ImageSets/Segmentation/cat_train.txt", "a  1\nb -1\nc  0\n");
        Catalogue catalogue = open(Devkit.lists(ANIMALS, "cat_train", "none"), null);
        assertThat(catalogue.trainList()).containsExactly("a", "c");
        assertThat(catalogue.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("cat_train.txt", "2 pictures", "1 with -1 left out"));
    }

    @Test
    void aPlainFolderSaysThatNothingIsScored() throws IOException {
        Path table = devkit.text("labels.tsv", "a\tcat\n");
        Catalogue catalogue = VocSource.open(
                UserPath.of(folder.resolve("JPEGImages")),
                UserPath.of(table),
                Devkit.lists(ANIMALS, "train_aug", "train"));
        assertThat(catalogue.remarks()).anySatisfy(remark -> assertThat(remark).contains("nothing is scored"));
    }

    private Catalogue table(String content) throws IOException {
        return table(content, Devkit.lists(ANIMALS, "train", "none"));
    }

    private Catalogue table(String content, Dataset options) throws IOException {
        return open(options, devkit.text("labels.tsv", content));
    }

    private Catalogue open(Dataset options, @Nullable Path table) throws IOException {
        return VocSource.open(UserPath.of(folder), table == null ? null : UserPath.of(table), options);
    }

    /** A reader of a data set. */
    private interface Reading {
        Object read() throws IOException;
    }

    private static void refused(Reading reading, String... words) {
        assertThatThrownBy(reading::read).isInstanceOf(Failure.class).hasMessageContainingAll(words);
    }
}
