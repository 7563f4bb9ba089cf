package dev.wsss.stages.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meaning of a JPEG's components, decided and converted as libjpeg does, and from print colours as Pillow does. */
enum JpegColours {
    GREY(1) {
        @Override
        void toRgb(byte[] samples, int from, byte[] rgb, int to) {
            put(rgb, to, samples[from], samples[from], samples[from]);
        }
    },
    RGB(3) {
        @Override
        void toRgb(byte[] samples, int from, byte[] rgb, int to) {
            put(rgb, to, samples[from], samples[from + 1], samples[from + 2]);
        }
    },
    YCC(3) {
        @Override
        void toRgb(byte[] samples, int from, byte[] rgb, int to) {
            int y = samples[from] & 0xff;
            int cb = samples[from + 1] & 0xff;
            int cr = samples[from + 2] & 0xff;
            put(rgb, to, red(y, cr), green(y, cb, cr), blue(y, cb));
        }
    },
    CMYK(4) {
        @Override
        void toRgb(byte[] samples, int from, byte[] rgb, int to) {
            putInk(
                    rgb,
                    to,
                    samples[from] & 0xff,
                    samples[from + 1] & 0xff,
                    samples[from + 2] & 0xff,
                    samples[from + 3] & 0xff);
        }
    },
    YCCK(4) {
        @Override
        void toRgb(byte[] samples, int from, byte[] rgb, int to) {
            int y = samples[from] & 0xff;
            int cb = samples[from + 1] & 0xff;
            int cr = samples[from + 2] & 0xff;
            putInk(rgb, to, 255 - red(y, cr), 255 - green(y, cb, cr), 255 - blue(y, cb), samples[from + 3] & 0xff);
        }
    };

    private static final int CENTRE = 128;
    private static final int HALF = 1 << 15;
    private static final int RED_OF_CR = 91881;
    private static final int GREEN_OF_CB = 22554;
    private static final int GREEN_OF_CR = 46802;
    private static final int BLUE_OF_CB = 116130;

    private final int components;

    JpegColours(int components) {
        this.components = components;
    }

    /**
     * The markers that decide where the number of components leaves a choice.
     *
     * @param jfif whether the file is a JFIF
     * @param transform of Adobe's marker; absent: there is no such marker
     */
    record Markers(boolean jfif, @Nullable Integer transform) {
        static final Markers NONE = new Markers(false, null);

        Markers withJfif() {
            return new Markers(true, transform);
        }

        Markers withAdobe(int value) {
            return new Markers(jfif, value);
        }
    }

    static JpegColours of(List<JpegHeader.Plane> planes, Markers markers, String name) {
        Integer transform = markers.transform();
        return switch (planes.size()) {
            case 1 -> GREY;
            case 3 -> markers.jfif() || (transform == null ? !isNamedRgb(planes) : transform != 0) ? YCC : RGB;
            case 4 -> transform == null || transform == 0 ? CMYK : YCCK;
            default ->
                throw BadFile.of(
                        name,
                        "is a JPEG of " + planes.size() + " colour components, where 1, 3 and 4 are known; convert it"
                                + " to RGB");
        };
    }

    private static boolean isNamedRgb(List<JpegHeader.Plane> planes) {
        return planes.get(0).id() == 'R'
                && planes.get(1).id() == 'G'
                && planes.get(2).id() == 'B';
    }

    /** Returns the number of components. */
    int components() {
        return components;
    }

    /** Returns whether the components are inks. */
    boolean isPrint() {
        return components == 4;
    }

    /** Converts one sample of every component, which lie side by side, to three bytes. */
    abstract void toRgb(byte[] samples, int from, byte[] rgb, int to);

    private static int red(int y, int cr) {
        return clamped(y + ((RED_OF_CR * (cr - CENTRE) + HALF) >> 16));
    }

    private static int green(int y, int cb, int cr) {
        return clamped(y + ((HALF - GREEN_OF_CB * (cb - CENTRE) - GREEN_OF_CR * (cr - CENTRE)) >> 16));
    }

    private static int blue(int y, int cb) {
        return clamped(y + ((BLUE_OF_CB * (cb - CENTRE) + HALF) >> 16));
    }

    private static int clamped(int value) {
        return Math.clamp(value, 0, 255);
    }

    private static void put(byte[] rgb, int at, int red, int green, int blue) {
        rgb[at] = (byte) red;
        rgb[at + 1] = (byte) green;
        rgb[at + 2] = (byte) blue;
    }

    /** Converts amounts of ink as Adobe stores them, 0 for all and 255 for none, to the colour on white paper. */
    private static void putInk(byte[] rgb, int at, int cyan, int magenta, int yellow, int black) {
        put(rgb, at, seen(cyan, black), seen(magenta, black), seen(yellow, black));
    }

    private static int seen(int ink, int black) {
        int product = (255 - ink) * black + 128;
        return clamped(black - (((product >> 8) + product) >> 8));
    }
}
