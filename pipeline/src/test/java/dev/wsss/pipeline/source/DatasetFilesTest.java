package dev.wsss.pipeline.source;

import static dev.wsss.pipeline.ids.ArtifactKind.MASKS;
import static dev.wsss.pipeline.ids.ArtifactKind.PICTURES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of file names and of the kinds that they stand for. */
class DatasetFilesTest {
    @ParameterizedTest(name = "{0} decides pictures: {1}, masks: {2}")
    @CsvSource({
        "JPEGImages/2007_000032.jpg, true, false",
        "Annotations/2007_000032.xml, true, true",
        "ImageSets/Segmentation/train.txt, true, true",
        "ImageSets/Main/cat_train.txt, false, false",
        "SegmentationClass/2007_000032.png, false, true",
        "SegmentationClassAug/2007_000032.png, false, true",
        "JPEGImages/._2007_000032.jpg, false, false",
        "SegmentationClass/._2007_000032.png, false, false",
        "thumbnail.png, false, false",
        "notes.txt, false, false"
    })
    void ofADevkit(String name, boolean pictures, boolean masks) {
        DatasetFiles devkit = new DatasetFiles(true);
        assertThat(devkit.decides(PICTURES, name)).isEqualTo(pictures);
        assertThat(devkit.decides(MASKS, name)).isEqualTo(masks);
        assertThat(devkit.isRead(name)).isEqualTo(pictures || masks);
    }

    @ParameterizedTest(name = "{0} decides pictures: {1}")
    @CsvSource({
        "cat.jpg, true",
        "Cat.JPEG, true",
        "dog.png, true",
        "._dog.png, false",
        "labels.tsv, false",
        "more/cat.jpg, false"
    })
    void ofAPlainFolder(String name, boolean pictures) {
        assertThat(new DatasetFiles(false).decides(PICTURES, name)).isEqualTo(pictures);
    }
}
