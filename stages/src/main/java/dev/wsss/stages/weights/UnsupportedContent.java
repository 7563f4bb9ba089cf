package dev.wsss.stages.weights;

/** A whole file whose content is not read here; the message says what to do instead. */
final class UnsupportedContent extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnsupportedContent(String message) {
        super(message);
    }
}
