package dev.wsss.stages.decoupling;

/**
 * The cubic B-spline that goes through the pixels of a layer: coefficients of red, green, blue and mask side by side.
 *
 * <p>Recursive filter along columns and rows (Unser et al., B-spline signal processing, 1993) with mirrored ends, as
 * scipy.ndimage.spline_filter. Rows and columns are mirrored by one before and two after, so that every place on the
 * picture has its 4×4 coefficients.
 *
 * @param rows height + 3 rows of (width + 3) × 4 floats
 */
record SplineCoefficients(float[][] rows) {
    static final int CHANNELS = 4;
    private static final float POLE = (float) (Math.sqrt(3) - 2);
    /** (1 - pole) (1 - 1/pole) for each of the two directions. */
    private static final float GAIN = 36;
    /** pole^28 is below float32's last digit of any grey level. */
    private static final int HORIZON = 28;

    private static final float LAST = (float) ((Math.sqrt(3) - 2) / (Math.pow(Math.sqrt(3) - 2, 2) - 1));

    static SplineCoefficients of(Layer layer) {
        float[][] rows = new float[layer.height() + 3][(layer.width() + 3) * CHANNELS];
        for (int row = 0; row < layer.height(); row++) {
            load(layer, row, rows[row + 1]);
        }
        alongColumns(rows, layer.height());
        for (int row = 1; row <= layer.height(); row++) {
            alongRow(rows[row], layer.width());
        }
        rows[0] = rows[1 + mirror(-1, layer.height())];
        rows[layer.height() + 1] = rows[1 + mirror(layer.height(), layer.height())];
        rows[layer.height() + 2] = rows[1 + mirror(layer.height() + 1, layer.height())];
        return new SplineCoefficients(rows);
    }

    private static void load(Layer layer, int row, float[] to) {
        byte[] rgb = layer.picture().rgb();
        byte[] mask = layer.mask().labels();
        int width = layer.width();
        float gain = gain(width) * gain(layer.height());
        for (int column = 0; column < width; column++) {
            int from = row * width + column;
            int at = (column + 1) * CHANNELS;
            to[at] = gain * (rgb[3 * from] & 0xff);
            to[at + 1] = gain * (rgb[3 * from + 1] & 0xff);
            to[at + 2] = gain * (rgb[3 * from + 2] & 0xff);
            to[at + 3] = gain * (mask[from] & 0xff);
        }
    }

    /** Returns the gain along an axis; a line of one pixel is its own spline. */
    private static float gain(int length) {
        return length == 1 ? 1 : (float) Math.sqrt(GAIN);
    }

    private static void alongColumns(float[][] rows, int height) {
        if (height == 1) {
            return;
        }
        start(rows, height);
        for (int row = 2; row <= height; row++) {
            addScaled(rows[row], rows[row - 1]);
        }
        finish(rows[height], rows[height - 1]);
        for (int row = height - 1; row >= 1; row--) {
            subtractScaled(rows[row], rows[row + 1]);
        }
    }

    private static void start(float[][] rows, int height) {
        float[] first = rows[1];
        double power = 1;
        int period = 2 * height - 2;
        float[] sum = new float[first.length];
        for (int k = 0; k < Math.min(HORIZON, period); k++) {
            float[] row = rows[1 + mirror(k, height)];
            float weight = (float) (power / (1 - wrapped(period)));
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Math.fma(weight, row[i], sum[i]);
            }
            power *= POLE;
        }
        System.arraycopy(sum, 0, first, 0, sum.length);
    }

    /** Returns what one period of the mirrored line weighs: the sum over all periods is geometric. */
    private static double wrapped(int period) {
        return period > HORIZON ? 0 : Math.pow(POLE, period);
    }

    private static void addScaled(float[] row, float[] before) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.fma(POLE, before[i], row[i]);
        }
    }

    private static void finish(float[] last, float[] before) {
        for (int i = 0; i < last.length; i++) {
            last[i] = LAST * Math.fma(POLE, before[i], last[i]);
        }
    }

    private static void subtractScaled(float[] row, float[] after) {
        for (int i = 0; i < row.length; i++) {
            row[i] = POLE * (after[i] - row[i]);
        }
    }

    private static void alongRow(float[] row, int width) {
        if (width > 1) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                row[CHANNELS + channel] = start(row, width, channel);
            }
            int end = (width + 1) * CHANNELS;
            for (int i = 2 * CHANNELS; i < end; i++) {
                row[i] = Math.fma(POLE, row[i - CHANNELS], row[i]);
            }
            for (int i = end - CHANNELS; i < end; i++) {
                row[i] = LAST * Math.fma(POLE, row[i - CHANNELS], row[i]);
            }
            for (int i = end - CHANNELS - 1; i >= CHANNELS; i--) {
                row[i] = POLE * (row[i + CHANNELS] - row[i]);
            }
        }
        copy(row, mirror(-1, width), -1);
        copy(row, mirror(width, width), width);
        copy(row, mirror(width + 1, width), width + 1);
    }

    private static float start(float[] row, int width, int channel) {
        double power = 1;
        int period = 2 * width - 2;
        double sum = 0;
        for (int k = 0; k < Math.min(HORIZON, period); k++) {
            sum += power * row[(1 + mirror(k, width)) * CHANNELS + channel];
            power *= POLE;
        }
        return (float) (sum / (1 - wrapped(period)));
    }

    private static void copy(float[] row, int from, int to) {
        System.arraycopy(row, (1 + from) * CHANNELS, row, (1 + to) * CHANNELS, CHANNELS);
    }

    /** Returns the place inside a line that one outside mirrors, the end pixels not repeated. */
    private static int mirror(int place, int length) {
        if (length == 1) {
            return 0;
        }
        int inPeriod = Math.floorMod(place, 2 * length - 2);
        return inPeriod < length ? inPeriod : 2 * length - 2 - inPeriod;
    }
}
