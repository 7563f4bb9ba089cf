package dev.wsss.stages.report;

import java.util.Locale;

/** Format of numbers for people. */
public final class Numbers {
    private static final String NONE = "–";

    private Numbers() {}

    /** Formats 0.4234 as "42.3"; a dash for NaN. */
    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f", 100 * share) : NONE;
    }

    /** Formats 0.0512 as "+5.1", with a real minus sign; a dash for NaN. */
    static String difference(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        String size = String.format(Locale.ROOT, "%.1f", Math.abs(100 * share));
        return size.equals("0.0") ? "±0.0" : (share < 0 ? "−" : "+") + size;
    }

    /** Returns three significant digits, without an exponent where that is readable. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e7)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** Returns three decimals, for numbers under each other. */
    static String loss(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
    }

    /** Formats as {@link #duration} does; a dash for 0. */
    static String time(double seconds) {
        return seconds == 0 ? NONE : duration(seconds);
    }

    /** Formats as "0.4 s", "12 s", "3 min 05 s", "2 h 10 min". */
    public static String duration(double seconds) {
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** Formats as "840 MiB", "1.42 GiB"; a dash for 0. */
    static String bytes(long bytes) {
        if (bytes == 0) {
            return NONE;
        }
        double mebibytes = bytes / 1048576.0;
        return mebibytes < 1000
                ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
                : String.format(Locale.ROOT, "%.2f GiB", mebibytes / 1024);
    }

    /** Formats as "12,345". */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
