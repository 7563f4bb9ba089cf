package dev.wsss.stages.walk;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;

/**
 * What a walk says about a picture, pixel by pixel: one score plane a class, the largest score of all is 1.
 *
 * @param planes classes × height × width of the picture
 */
public record WalkedScores(Planes planes) {
    /** Pixels of a picture for one of its walked map, along each side. */
    public static final int STRIDE = 4;

    /**
     * Walked maps, enlarged by {@link #STRIDE}, cut to the picture and divided by the largest value of all classes
     * (make_sem_seg). Where nothing is positive the scores are 0.
     *
     * @param walked classes × ⌈height / 4⌉ × ⌈width / 4⌉
     */
    public static WalkedScores of(Planes walked, int height, int width) {
        int enlargedHeight = walked.height() * STRIDE;
        int enlargedWidth = walked.width() * STRIDE;
        if (enlargedHeight < height || enlargedWidth < width) {
            throw new IllegalArgumentException("walked maps of " + walked.height() + "x" + walked.width()
                    + " for a picture of " + height + " rows and " + width + " columns");
        }
        Planes enlarged = Bilinear.resize(walked, enlargedHeight, enlargedWidth);
        Planes cut = Planes.zeros(walked.channels(), height, width);
        float largest = 0;
        for (int row = 0; row < walked.channels() * height; row++) {
            int from = (row / height * enlargedHeight + row % height) * enlargedWidth;
            for (int column = 0; column < width; column++) {
                float score = enlarged.values()[from + column];
                cut.values()[row * width + column] = score;
                largest = Math.max(largest, score);
            }
        }
        if (largest > 0) {
            for (int i = 0; i < cut.values().length; i++) {
                cut.values()[i] /= largest;
            }
        }
        return new WalkedScores(cut);
    }

    /**
     * The class of the largest score, counted from 1; 0 where none exceeds that of the background.
     *
     * @param background score of the background everywhere, published 0.25
     */
    public LabelMap labels(float background) {
        LabelMap map = LabelMap.background(planes.width(), planes.height());
        for (int pixel = 0; pixel < map.labels().length; pixel++) {
            float largest = background;
            for (int channel = 0; channel < planes.channels(); channel++) {
                float score = planes.values()[channel * planes.planeSize() + pixel];
                if (score > largest) {
                    largest = score;
                    map.labels()[pixel] = (byte) (channel + 1);
                }
            }
        }
        return map;
    }
}
