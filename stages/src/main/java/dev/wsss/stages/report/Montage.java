package dev.wsss.stages.report;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Label maps, class maps and cutouts as pictures for people, and several pictures as one. */
public final class Montage {
    private static final double LABEL_SHARE = 0.72;
    private static final int CHECKER = 6;

    private Montage() {}

    /** Labels in VOC's colours over the grey picture; background shows the picture, ignored pixels are hatched. */
    public static RgbImage labelsOver(RgbImage picture, LabelMap map) {
        requireSize(picture, map.width(), map.height());
        Palette palette = Palette.voc();
        return painted(picture.width(), picture.height(), (row, column) -> {
            int label = map.at(row, column);
            int grey = grey(picture, row, column);
            if (label == 0) {
                return ColourMap.mixed(grey, 0, 0.35);
            }
            if (label == LabelMap.IGNORE) {
                return ColourMap.mixed(grey, 0xffffff, (row + column) % 8 < 4 ? 0.7 : 0.25);
            }
            return ColourMap.mixed(grey, palette.colour(label), LABEL_SHARE);
        });
    }

    /** Returns the largest of the maps at each pixel in perceptual colours; values 0..1. */
    public static RgbImage heat(Planes maps) {
        float[] largest = largest(maps);
        return painted(
                maps.width(), maps.height(), (row, column) -> ColourMap.heat(largest[row * maps.width() + column]));
    }

    /** Draws {@link #heat} over the grey picture; maps of another size are resized. */
    public static RgbImage heatOver(RgbImage picture, Planes maps) {
        float[] largest = largest(Bilinear.resize(maps, picture.height(), picture.width()));
        return painted(picture.width(), picture.height(), (row, column) -> {
            float value = Math.clamp(largest[row * picture.width() + column], 0f, 1f);
            return ColourMap.mixed(grey(picture, row, column), ColourMap.heat(value), 0.35 + 0.5 * value);
        });
    }

    /** Returns an object on a checkerboard: what its mask leaves out does not show. */
    public static RgbImage cutout(RgbImage picture, LabelMap mask) {
        requireSize(picture, mask.width(), mask.height());
        return painted(picture.width(), picture.height(), (row, column) -> {
            boolean dark = (row / CHECKER + column / CHECKER) % 2 == 0;
            return mask.at(row, column) != 0 ? colour(picture, row, column) : dark ? 0xd4d4d4 : 0xf0f0f0;
        });
    }

    /** Returns the picture with its longer side at most so many pixels. */
    public static RgbImage thumbnail(RgbImage picture, int longSide) {
        int longer = Math.max(picture.width(), picture.height());
        if (longer <= longSide) {
            return picture;
        }
        double factor = (double) longSide / longer;
        return Resize.bicubic(picture, Math.max(1, (int) Math.round(picture.width() * factor)), Math.max(1, (int)
                Math.round(picture.height() * factor)));
    }

    /**
     * Returns rows of pictures as one picture on white; columns are as wide and rows as high as their largest picture.
     */
    public static RgbImage grid(List<List<RgbImage>> rows, int gap) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] lefts = new int[columns + 1];
        for (int column = 0; column < columns; column++) {
            int at = column;
            int widest = rows.stream()
                    .filter(row -> row.size() > at)
                    .mapToInt(row -> row.get(at).width())
                    .max()
                    .orElse(0);
            lefts[column + 1] = lefts[column] + widest + gap;
        }
        int height = rows.stream().mapToInt(row -> tallest(row) + gap).sum() - gap;
        RgbImage sheet = painted(Math.max(1, lefts[columns] - gap), Math.max(1, height), (row, column) -> 0xffffff);
        int top = 0;
        for (List<RgbImage> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                copy(row.get(column), sheet, top, lefts[column]);
            }
            top += tallest(row) + gap;
        }
        return sheet;
    }

    private static int tallest(List<RgbImage> row) {
        return row.stream().mapToInt(RgbImage::height).max().orElse(0);
    }

    private static void copy(RgbImage from, RgbImage to, int top, int left) {
        for (int row = 0; row < from.height(); row++) {
            int target = 3 * ((top + row) * to.width() + left);
            System.arraycopy(from.rgb(), 3 * row * from.width(), to.rgb(), target, 3 * from.width());
        }
    }

    private static float[] largest(Planes maps) {
        float[] largest = new float[maps.planeSize()];
        for (int i = 0; i < maps.values().length; i++) {
            int pixel = i % largest.length;
            largest[pixel] = Math.max(largest[pixel], maps.values()[i]);
        }
        return largest;
    }

    private static int colour(RgbImage picture, int row, int column) {
        int at = 3 * (row * picture.width() + column);
        byte[] rgb = picture.rgb();
        return ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
    }

    private static int grey(RgbImage picture, int row, int column) {
        int colour = colour(picture, row, column);
        int luma = (299 * (colour >> 16) + 587 * ((colour >> 8) & 0xff) + 114 * (colour & 0xff)) / 1000;
        return luma * 0x010101;
    }

    private static RgbImage painted(int width, int height, IntBinaryOperator colour) {
        RgbImage image = RgbImage.black(width, height);
        byte[] rgb = image.rgb();
        int at = 0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int value = colour.applyAsInt(row, column);
                rgb[at++] = (byte) (value >> 16);
                rgb[at++] = (byte) (value >> 8);
                rgb[at++] = (byte) value;
            }
        }
        return image;
    }

    private static void requireSize(RgbImage picture, int width, int height) {
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException("a label map of " + width + "x" + height + " pixels for a picture of "
                    + picture.width() + "x" + picture.height());
        }
    }
}
