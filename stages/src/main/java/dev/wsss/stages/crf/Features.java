package dev.wsss.stages.crf;

import dev.wsss.stages.image.RgbImage;

/** Features of pixels: a point of a few dimensions for each pixel. */
interface Features {
    int dimensions();

    int pixels();

    /** Returns the largest value of each dimension; the smallest is 0. */
    float[] extent();

    /**
     * Writes the points of some pixels, one plane of {@link Simplex#BLOCK} elements for each dimension.
     *
     * @param first pixel; pixels are numbered row by row
     * @param count at most a block
     */
    void points(int first, int count, float[] points);

    /** Returns column and row, in units of the standard deviation. */
    static Features gaussian(int width, int height, float sxy) {
        return new Features() {
            @Override
            public int dimensions() {
                return 2;
            }

            @Override
            public int pixels() {
                return Math.multiplyExact(width, height);
            }

            @Override
            public float[] extent() {
                return new float[] {(width - 1) / sxy, (height - 1) / sxy};
            }

            @Override
            public void points(int first, int count, float[] points) {
                for (int i = 0; i < count; i++) {
                    int row = (first + i) / width;
                    int column = first + i - row * width;
                    points[i] = column / sxy;
                    points[Simplex.BLOCK + i] = row / sxy;
                }
            }
        };
    }

    /** Returns column, row, red, green and blue, in units of their standard deviations. */
    static Features bilateral(RgbImage picture, float sxy, float srgb) {
        Features space = gaussian(picture.width(), picture.height(), sxy);
        byte[] rgb = picture.rgb();
        return new Features() {
            @Override
            public int dimensions() {
                return 5;
            }

            @Override
            public int pixels() {
                return space.pixels();
            }

            @Override
            public float[] extent() {
                float[] places = space.extent();
                float colour = 255 / srgb;
                return new float[] {places[0], places[1], colour, colour, colour};
            }

            @Override
            public void points(int first, int count, float[] points) {
                space.points(first, count, points);
                for (int channel = 0; channel < 3; channel++) {
                    int to = (2 + channel) * Simplex.BLOCK;
                    for (int i = 0; i < count; i++) {
                        points[to + i] = (rgb[3 * (first + i) + channel] & 0xff) / srgb;
                    }
                }
            }
        };
    }
}
