package dev.wsss.stages.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of real pictures of PASCAL VOC, where they lie beside the golden vectors. */
class RealVocTest {
    private final Path data = Path.of(System.getProperty("wsss.golden", "../../shared/golden"))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("data");

    @Test
    void annotationsAndThePublishedTableSayTheSame() throws IOException {
        Path voc = present("voc-animals/VOC2012");
        Path table = present("voc12_image_labels.tsv");
        Catalogue byXml = VocSource.open(UserPath.of(voc), null, Devkit.lists(VocClasses.NAMES, "train", "none"));
        Catalogue byTable =
                VocSource.open(UserPath.of(voc), UserPath.of(table), Devkit.lists(VocClasses.NAMES, "train", "none"));
        assertThat(byXml.entries()).isEqualTo(byTable.entries()).isNotEmpty();
    }

    @Test
    void everyPictureAndMaskIsReadAndMasksShowNothingButTheLabels() throws IOException {
        Path voc = present("voc-animals/VOC2012");
        List<String> classes = Files.readAllLines(present("voc-animals/classes.txt"));
        Catalogue catalogue = VocSource.open(UserPath.of(voc), null, Devkit.lists(classes, "train", "train"));
        MaskNumbering numbering = Devkit.survey(catalogue).decide().numbering();
        for (String id : catalogue.scoreList()) {
            Entry entry = catalogue.entry(id);
            RgbImage picture = Pictures.decode(
                    Files.readAllBytes(entry.picture().path()), entry.picture().name(), SizeCap.NONE);
            LabelMap mask = Devkit.mask(catalogue, numbering, id);
            assertThat(mask.labels().length * 3).isEqualTo(picture.rgb().length);
            for (byte label : mask.labels()) {
                int value = label & 0xff;
                if (value != 0 && value != LabelMap.IGNORE && !entry.labels().contains(value - 1)) {
                    throw new AssertionError(id + " has the value " + value + " but labels " + entry.labels());
                }
            }
        }
    }

    private Path present(String name) {
        Path path = data.resolve(name);
        assumeTrue(Files.exists(path), "no real pictures: looked for " + path);
        return path;
    }
}
