package dev.wsss.stages.voc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocSourceTest {
    private static final List<String> ANIMALS = List.of("cat", "dog", "person", "sheep");

    @TempDir
    Path folder;

    private Devkit devkit = new Devkit(Path.of("."));

    @BeforeEach
    void write() throws IOException {
        devkit = Devkit.write(folder);
    }

    @Test
    void labelsComeFromEveryNameThatIsAClass() throws IOException {
        Catalogue catalogue = VocSource.open(UserPath.of(folder), null, Devkit.lists(VocClasses.NAMES, "train", "val"));
        assertThat(catalogue.trainList()).containsExactly("a", "b", "c");
        assertThat(catalogue.scoreList()).containsExactly("b", "a");
        assertThat(catalogue.entry("a").labels()).containsExactly(7);
        assertThat(catalogue.entry("b").labels()).containsExactly(11, 14);
        assertThat(catalogue.entry("c").picture()).isEqualTo(UserPath.of(folder.resolve("JPEGImages/c.jpg")));
    }

    @Test
    void masksAreRead() throws IOException {
        Catalogue catalogue = VocSource.open(UserPath.of(folder), null, Devkit.lists(VocClasses.NAMES, "train", "val"));
        LabelMap mask = Devkit.mask(catalogue, "b");
        assertThat(mask.at(0, 5)).isEqualTo(12);
        assertThat(mask.at(0, 6)).isEqualTo(255);
        assertThat(mask.at(0, 7)).isZero();
    }

    @Test
    void someOfVocsClassesKeepVocsMasks() throws IOException {
        Catalogue catalogue = VocSource.open(UserPath.of(folder), null, Devkit.lists(ANIMALS, "train", "val"));
        assertThat(catalogue.entry("b").labels()).containsExactly(1, 2);
        assertThat(Devkit.mask(catalogue, "a").at(0, 5)).isEqualTo(1);
        assertThat(Devkit.mask(catalogue, "b").at(0, 5)).isEqualTo(2);
    }

    @Test
    void masksMayAlsoBeNumberedByPosition() throws IOException {
        devkit.mask("a", 1);
        devkit.mask("b", 2);
        Catalogue catalogue = VocSource.open(UserPath.of(folder), null, Devkit.lists(ANIMALS, "train", "val"));
        assertThat(Devkit.mask(catalogue, "a").at(0, 5)).isEqualTo(1);
        assertThat(Devkit.mask(catalogue, "b").at(0, 5)).isEqualTo(2);
    }

    @Test
    void aTableOfNamesOrIndicesReplacesTheAnnotations() throws IOException {
        Path table = devkit.text("labels.tsv", "b\tdog, 0\n\nc\t3,sheep\r\na\tcat\n");
        Catalogue catalogue =
                VocSource.open(UserPath.of(folder), UserPath.of(table), Devkit.lists(ANIMALS, "train", "none"));
        assertThat(catalogue.entry("b").labels()).containsExactly(0, 1);
        assertThat(catalogue.entry("c").labels()).containsExactly(3);
        assertThat(catalogue.scoreList()).isEmpty();
    }

    @Test
    void aPlainFolderNeedsNoListsAndNoMasks() throws IOException {
        Path plain = folder.resolve("plain");
        Files.createDirectories(plain);
        for (String id : List.of("x", "y", "z")) {
            Files.copy(folder.resolve("JPEGImages/a.jpg"), plain.resolve(id + ".JPG"));
        }
        Files.writeString(plain.resolve("notes.txt"), "no picture");
        Path table = devkit.text("labels.tsv", "z\tcat\nx\tdog\nelsewhere\tdog\n");
        Catalogue catalogue =
                VocSource.open(UserPath.of(plain), UserPath.of(table), Devkit.lists(ANIMALS, "train_aug", "train"));
        assertThat(catalogue.trainList()).containsExactly("x", "z");
        assertThat(catalogue.scoreList()).isEmpty();
    }

    @Test
    void allTakesEveryLabelledPicture() throws IOException {
        devkit.picture("d", "<object><name>unicorn</name></object>");
        Catalogue catalogue = VocSource.open(UserPath.of(folder), null, Devkit.lists(VocClasses.NAMES, "all", "all"));
        assertThat(catalogue.trainList()).containsExactly("a", "b", "c");
        assertThat(catalogue.scoreList()).containsExactly("a", "b");
    }

    @Test
    void masksOfTheAugmentedSetServeWhereNoOfficialOneIs() throws IOException {
        Files.createDirectories(folder.resolve("SegmentationClassAug"));
        Files.move(folder.resolve("SegmentationClass/a.png"), folder.resolve("SegmentationClassAug/a.png"));
        assertThat(VocSource.open(UserPath.of(folder), null, Devkit.lists(VocClasses.NAMES, "train", "val"))
                        .masks()
                        .get("a"))
                .isEqualTo(UserPath.of(folder.resolve("SegmentationClassAug/a.png")));
    }
}
