package dev.wsss.stages.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meaning of a JPEG's components, decided and converted as libjpeg does, and from print colours as Pillow does. */
enum JpegColours {
    GREY(1) {
        @Override
        void toRgb(int[] sample, byte[] rgb, int at) {
            put(rgb, at, sample[0], sample[0], sample[0]);
        }
    },
    RGB(3) {
        @Override
        void toRgb(int[] sample, byte[] rgb, int at) {
            put(rgb, at, sample[0], sample[1], sample[2]);
        }
    },
    YCC(3) {
        @Override
        void toRgb(int[] sample, byte[] rgb, int at) {
            put(rgb, at, red(sample), green(sample), blue(sample));
        }
    },
    CMYK(4) {
        @Override
        void toRgb(int[] sample, byte[] rgb, int at) {
            putInk(rgb, at, sample[0], sample[1], sample[2], sample[3]);
        }
    },
    YCCK(4) {
        @Override
        void toRgb(int[] sample, byte[] rgb, int at) {
            putInk(rgb, at, 255 - red(sample), 255 - green(sample), 255 - blue(sample), sample[3]);
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

    /** Converts one sample of every component, 0 to 255, to three bytes at a place. */
    abstract void toRgb(int[] sample, byte[] rgb, int at);

    private static int red(int[] ycc) {
        return clamped(ycc[0] + ((RED_OF_CR * (ycc[2] - CENTRE) + HALF) >> 16));
    }

    private static int green(int[] ycc) {
        return clamped(ycc[0] + ((HALF - GREEN_OF_CB * (ycc[1] - CENTRE) - GREEN_OF_CR * (ycc[2] - CENTRE)) >> 16));
    }

    private static int blue(int[] ycc) {
        return clamped(ycc[0] + ((BLUE_OF_CB * (ycc[1] - CENTRE) + HALF) >> 16));
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
