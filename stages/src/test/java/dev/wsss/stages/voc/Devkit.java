package dev.wsss.stages.voc;

import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.stages.image.Drawn;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.random.Randomness;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small folder in PASCAL VOC's layout.
 *
 * @param folder where it lies
 */
record Devkit(Path folder) {
    /** Returns a data set of a folder: its classes and lists. */
    static Dataset lists(List<String> classes, String trainList, String scoreList) {
        return lists(classes, trainList, scoreList, Dataset.MaskValues.AUTO, Dataset.WithoutClass.TRAIN);
    }

    /** Returns the same with the kind of the masks, and the rule for pictures without a class. */
    static Dataset lists(
            List<String> classes,
            String trainList,
            String scoreList,
            Dataset.MaskValues maskValues,
            Dataset.WithoutClass withoutClass) {
        return new Dataset(
                "a folder", null, trainList, scoreList, classes, null, maskValues, withoutClass, 1L << 22, 0);
    }

    /** Reads a true mask in our values, after a survey of all of them. */
    static LabelMap mask(Catalogue catalogue, String id) throws IOException {
        return mask(catalogue, survey(catalogue).decide().numbering(), id);
    }

    /** Reads a true mask in our values, by the numbering of all of them. */
    static LabelMap mask(Catalogue catalogue, MaskNumbering numbering, String id) throws IOException {
        MaskPalettes palettes = new MaskPalettes(catalogue.options().maskValues());
        return numbering.translate(catalogue.stored(id, palettes), id + ".png");
    }

    /** Surveys all masks. */
    static MaskSurvey survey(Catalogue catalogue) throws IOException {
        Dataset options = catalogue.options();
        MaskPalettes palettes = new MaskPalettes(options.maskValues());
        MaskSurvey survey = new MaskSurvey(options.classes(), options.maskValues());
        for (String each : catalogue.scoreList()) {
            survey.add(
                    each,
                    catalogue.stored(each, palettes),
                    catalogue.entry(each).labels());
        }
        palettes.check();
        return survey;
    }

    /** Writes pictures a, b, c of 24x16 pixels; a shows a cat, b a dog and a person, c a sheep; masks of a and b. */
    static Devkit write(Path folder) throws IOException {
        Devkit devkit = new Devkit(folder);
        devkit.picture("a", "<object><name>cat</name><part><name>head</name></part></object>");
        devkit.picture(
                "b",
                "<object><name>dog</name><difficult>1</difficult></object><object><name>person</name></object>"
                        + "<object><name>dog</name></object>");
        devkit.picture("c", "<object><name>sheep</name></object>");
        devkit.mask("a", 8);
        devkit.mask("b", 12);
        devkit.text("ImageSets/Segmentation/train.txt", "a\nb\nc\n");
        devkit.text("ImageSets/Segmentation/val.txt", "b\r\na\r\n\r\n");
        return devkit;
    }

    void picture(String id, String objects) throws IOException {
        byte[] file =
                Drawn.jpeg(Drawn.picture(new Randomness(0, "devkit").stream(id), 24, 16), BufferedImage.TYPE_INT_RGB);
        bytes("JPEGImages/" + id + ".jpg", file);
        text("Annotations/" + id + ".xml", "<annotation><folder>VOC2012</folder>" + objects + "</annotation>");
    }

    void mask(String id, int value) throws IOException {
        LabelMap mask = LabelMap.background(24, 16);
        mask.labels()[5] = (byte) value;
        mask.labels()[6] = (byte) LabelMap.IGNORE;
        bytes("SegmentationClass/" + id + ".png", Png.indexed(mask, Palette.voc()));
    }

    Path text(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, content);
    }

    void bytes(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
    }
}
