package dev.wsss.stages.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.stages.image.Jpeg;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.RgbImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticFolderTest {
    private final SyntheticSet set = new SyntheticSet(new Synthetic(5, 1, 1, 64, .9, .5, List.of(.3, .6)), 6);
    private final SyntheticFolder folder = new SyntheticFolder(set, SyntheticSet.NAMES);

    private Map<String, byte[]> written() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        folder.write(Map.of(SyntheticList.TRAIN, 6, SyntheticList.VAL, 2), files::put);
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String path) {
        return files.getOrDefault(path, new byte[0]);
    }

    @Test
    void theFilesAreThoseOfADevkit() throws IOException {
        Map<String, byte[]> files = written();
        assertThat(files).hasSize(3 * 8 + 3);
        assertThat(new String(file(files, "ImageSets/Segmentation/val.txt"), StandardCharsets.UTF_8))
                .isEqualTo("val_000000\nval_000001\n");
        assertThat(new String(file(files, "classes.txt"), StandardCharsets.UTF_8))
                .startsWith("disc\nsquare\n");
    }

    @Test
    void masksAreExactAndPicturesNearlySo() throws IOException {
        Map<String, byte[]> files = written();
        SyntheticPicture picture = set.picture(SyntheticList.TRAIN, 3);
        assertThat(Png.labels(file(files, "SegmentationClass/train_000003.png"), "mask")
                        .labels())
                .isEqualTo(picture.mask().labels());
        RgbImage decoded = Jpeg.decode(file(files, "JPEGImages/train_000003.jpg"), "picture");
        double difference = 0;
        for (int i = 0; i < decoded.rgb().length; i++) {
            difference +=
                    Math.abs((decoded.rgb()[i] & 0xff) - (picture.picture().rgb()[i] & 0xff));
        }
        assertThat(difference / decoded.rgb().length).isLessThan(8);
    }

    @Test
    void annotationsNameTheClassesOfTheMask() throws IOException {
        Map<String, byte[]> files = written();
        set.pictures(SyntheticList.TRAIN, 6).forEach(each -> {
            String xml = new String(file(files, "Annotations/" + each.id() + ".xml"), StandardCharsets.UTF_8);
            assertThat(xml).contains("<width>64</width>").contains("<height>64</height>");
            for (int value = 1; value <= 6; value++) {
                String name = "<name>" + SyntheticSet.NAMES.get(value - 1) + "</name>";
                assertThat(xml.contains(name)).isEqualTo(each.labels().contains(value));
            }
        });
    }

    @Test
    void writingTwiceGivesTheSameBytes(@TempDir Path temporary) throws IOException {
        Map<String, byte[]> files = written();
        folder.write(Map.of(SyntheticList.TRAIN, 6, SyntheticList.VAL, 2), SyntheticFolder.below(temporary));
        for (var each : files.entrySet()) {
            assertThat(Files.readAllBytes(temporary.resolve(each.getKey()))).isEqualTo(each.getValue());
        }
    }

    @Test
    void tooFewNamesAreRefused() {
        assertThatThrownBy(() -> new SyntheticFolder(set, List.of("disc")))
                .hasMessage("classNames: 1 names for 6 classes");
    }
}
