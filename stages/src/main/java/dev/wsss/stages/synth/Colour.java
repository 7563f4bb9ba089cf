package dev.wsss.stages.synth;

/**
 * A colour of light, each channel 0..1 but free to leave that range until it is drawn.
 *
 * @param red light
 * @param green light
 * @param blue light
 */
record Colour(double red, double green, double blue) {
    /** Returns the colour of hue (turns), saturation and value (0..1). */
    static Colour of(double hue, double saturation, double value) {
        return new Colour(
                channel(hue, 5, saturation, value),
                channel(hue, 3, saturation, value),
                channel(hue, 1, saturation, value));
    }

    private static double channel(double hue, int shift, double saturation, double value) {
        double place = shift + 6 * (hue - Math.floor(hue));
        double k = place >= 6 ? place - 6 : place;
        return value - value * saturation * Math.clamp(Math.min(k, 4 - k), 0, 1);
    }

    Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    /** Returns a share of this colour and the rest of another. */
    Colour mixed(double share, Colour other) {
        return new Colour(
                share * red + (1 - share) * other.red,
                share * green + (1 - share) * other.green,
                share * blue + (1 - share) * other.blue);
    }
}
