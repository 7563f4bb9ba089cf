package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;

/** The tight box around the pixels of one value; all bounds inclusive. */
record Box(int top, int left, int bottom, int right) {
    /** Returns the box around a value that the mask has. */
    static Box around(byte value, LabelMap mask) {
        byte[] labels = mask.labels();
        int width = mask.width();
        int first = 0;
        while (labels[first] != value) {
            first++;
        }
        int last = labels.length - 1;
        while (labels[last] != value) {
            last--;
        }
        int top = first / width;
        int bottom = last / width;
        int left = width;
        int right = -1;
        for (int row = top; row <= bottom; row++) {
            int start = row * width;
            for (int column = 0; column < left; column++) {
                if (labels[start + column] == value) {
                    left = column;
                }
            }
            for (int column = width - 1; column > right; column--) {
                if (labels[start + column] == value) {
                    right = column;
                }
            }
        }
        return new Box(top, left, bottom, right);
    }

    /** Returns what lies in the box; other values of the mask than the given one become 0. */
    Layer cut(Layer whole, byte value) {
        int width = right - left + 1;
        int height = bottom - top + 1;
        RgbImage picture = RgbImage.black(width, height);
        LabelMap mask = LabelMap.background(width, height);
        for (int row = 0; row < height; row++) {
            int from = (top + row) * whole.width() + left;
            System.arraycopy(whole.picture().rgb(), 3 * from, picture.rgb(), 3 * row * width, 3 * width);
            for (int column = 0; column < width; column++) {
                byte label = whole.mask().labels()[from + column];
                mask.labels()[row * width + column] = label == value ? value : 0;
            }
        }
        return new Layer(picture, mask);
    }
}
