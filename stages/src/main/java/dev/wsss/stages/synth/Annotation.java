package dev.wsss.stages.synth;

import dev.wsss.stages.image.LabelMap;
import java.util.List;
import java.util.Locale;

/** Content of VOC's annotation files: the picture's size, and name and box of each class's pixels. */
final class Annotation {
    private Annotation() {}

    static String of(SyntheticPicture picture, List<String> classNames) {
        StringBuilder xml = new StringBuilder(String.format(
                Locale.ROOT,
                """
                <annotation>
                  <filename>%s.jpg</filename>
                  <size>
                    <width>%d</width>
                    <height>%d</height>
                    <depth>3</depth>
                  </size>
                  <segmented>1</segmented>
                """,
                picture.id(),
                picture.mask().width(),
                picture.mask().height()));
        for (int value : picture.labels()) {
            xml.append(object(escaped(classNames.get(value - 1)), value, picture.mask()));
        }
        return xml.append("</annotation>\n").toString();
    }

    private static String object(String name, int value, LabelMap mask) {
        int left = mask.width();
        int top = mask.height();
        int right = 0;
        int bottom = 0;
        for (int row = 0; row < mask.height(); row++) {
            for (int column = 0; column < mask.width(); column++) {
                if (mask.at(row, column) == value) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
            }
        }
        return String.format(Locale.ROOT, """
                  <object>
                    <name>%s</name>
                    <difficult>0</difficult>
                    <bndbox>
                      <xmin>%d</xmin>
                      <ymin>%d</ymin>
                      <xmax>%d</xmax>
                      <ymax>%d</ymax>
                    </bndbox>
                  </object>
                """, name, left + 1, top + 1, right + 1, bottom + 1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
