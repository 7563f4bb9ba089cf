package dev.wsss.stages.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scale from values to pixels with ticks at round numbers.
 *
 * @param low the value at the first pixel
 * @param high the value at the last pixel, above low
 * @param first the pixel of low
 * @param last the pixel of high
 * @param step distance of the ticks
 */
record Axis(double low, double high, double first, double last, double step) {
    /** Returns a scale that covers the values and begins and ends at a tick; about so many ticks. */
    static Axis covering(double low, double high, double first, double last, int ticks) {
        double top = high > low ? high : low + (low == 0 ? 1 : Math.abs(low));
        double step = roundStep((top - low) / ticks);
        return new Axis(Math.floor(low / step + 1e-9) * step, Math.ceil(top / step - 1e-9) * step, first, last, step);
    }

    /** Returns the next of 1, 2, 5 times a power of ten. */
    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    double pixel(double value) {
        return first + (value - low) / (high - low) * (last - first);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /** Returns a tick's value with as many decimals as the step has. */
    String label(double tick) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", tick == 0 ? 0 : tick);
    }
}
