package dev.wsss.stages.fuzz;

import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.fuzz.FuzzedReader.Refusal;
import dev.wsss.stages.voc.Catalogue;
import dev.wsss.stages.voc.VocSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Annotations, lists and tables of labels of a small data set, one of which is another file each time.
 *
 * @param folder of the data set
 */
record UserTexts(Path folder) {
    private static final List<String> CLASSES = List.of("cat", "dog", "person", "sheep");
    private static final String OBJECT = "<object><name>cat</name><part><name>head</name></part></object>";

    /** Returns readers of annotations, lists and tables. */
    List<FuzzedReader> all() throws IOException {
        return List.of(annotations(), lists(), tables());
    }

    private UserTexts write(String below) throws IOException {
        UserTexts set = new UserTexts(folder.resolve(below));
        for (String id : List.of("a", "b", "2007_000032", "my cat 1")) {
            set.file("JPEGImages/" + id + ".jpg", new byte[0]);
            set.file("SegmentationClass/" + id + ".png", new byte[0]);
            set.file("Annotations/" + id + ".xml", FuzzFiles.bytes("<annotation>" + OBJECT + "</annotation>"));
        }
        set.file("ImageSets/Segmentation/train.txt", FuzzFiles.bytes("a\nb\n"));
        return set;
    }

    private void file(String name, byte[] content) throws IOException {
        FuzzFiles.written(folder.resolve(name), content);
    }

    private FuzzedReader annotations() throws IOException {
        UserTexts set = write("annotations");
        List<byte[]> originals = Stream.of(
                        "<annotation>\n  <folder>VOC2012</folder>\n  " + OBJECT + "\n</annotation>\n",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><annotation><object><name>dog</name><difficult>1"
                                + "</difficult><bndbox><xmin>12</xmin></bndbox></object><!-- none --></annotation>",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><annotation><object><name><![CDATA[ person ]]>"
                                + "</name></object><object><name>&#x73;heep&amp;&lt;</name></object></annotation>",
                        "<!DOCTYPE annotation [<!ENTITY a \"cat\"><!ENTITY b \"&a;&a;&a;\">]><annotation><object><name>"
                                + "&b;</name></object></annotation>")
                .map(FuzzFiles::bytes)
                .toList();
        return new FuzzedReader(
                "annotation",
                Mutations.of("annotation", originals),
                file -> {
                    set.file("Annotations/a.xml", file);
                    return set.digest("none", null);
                },
                Refusal.of(FailureClass.INVALID_DATA, "Annotations/a\\.xml: "));
    }

    private FuzzedReader lists() throws IOException {
        UserTexts set = write("lists");
        List<byte[]> originals = Stream.of(
                        "a\nb\n2007_000032\nmy cat 1\n",
                        "\ufeffa.jpg\r\nB.jpg\r\n\r\nb\r\n",
                        "a  1\nb -1\n2007_000032  0\n",
                        "JPEGImages/a.jpg SegmentationClass/a.png\n/JPEGImages/b.jpg /SegmentationClass/b.png\n",
                        "./JPEGImages/a.jpg\nJPEGImages/my cat 1.jpg\n")
                .map(FuzzFiles::bytes)
                .toList();
        return new FuzzedReader(
                "list",
                Mutations.of("list", originals),
                file -> {
                    set.file("ImageSets/Segmentation/train.txt", file);
                    return set.digest("train", null);
                },
                Refusal.of(
                        FailureClass.INVALID_DATA,
                        "Segmentation/train\\.txt|list \\(dataset\\.(train|score)List: train\\)"));
    }

    private FuzzedReader tables() throws IOException {
        UserTexts set = write("tables");
        List<byte[]> originals = Stream.of(
                        "a\tcat\nb\tdog,person\n2007_000032\t\nmy cat 1\tsheep\n",
                        "\"a\"\t\"cat,dog\"\r\nb\t\"dog\",\"person\"\r\n2007_000032\t\"sheep\"\r\n",
                        "a.jpg\t0\nb\t1,2\n2007_000032\t3\nzebra\t0\n")
                .map(FuzzFiles::bytes)
                .toList();
        return new FuzzedReader(
                "table",
                Mutations.of("table", originals),
                file -> {
                    set.file("labels.tsv", file);
                    return set.digest("none", UserPath.of(set.folder.resolve("labels.tsv")));
                },
                Refusal.of(FailureClass.INVALID_DATA, "labels\\.tsv|table of labels|any of dataset\\.classes"));
    }

    private String digest(String scoreList, @Nullable UserPath table) throws IOException {
        Dataset options = new Dataset(
                "a folder",
                null,
                table == null ? "train" : "all",
                scoreList,
                CLASSES,
                null,
                Dataset.MaskValues.AUTO,
                Dataset.WithoutClass.TRAIN,
                1L << 22,
                0);
        Catalogue read = VocSource.open(UserPath.of(folder), table, options);
        return Sha256.of(FuzzFiles.bytes(read.entries() + "\n" + read.trainList() + "\n" + read.masks()));
    }
}
