package dev.wsss.stages.report;

/** Parts that every plot is drawn of. */
final class Drawing {
    private Drawing() {}

    static Markup segment(String css, double x1, double y1, double x2, double y2) {
        return Element.of("line", css)
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .empty();
    }

    static Markup text(String css, double x, double y, String text) {
        return Element.of("text", css).with("x", x).with("y", y).text(text);
    }
}
