package dev.wsss.stages.report;

import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.RgbImage;
import java.util.Base64;

/** A picture inside the page. */
final class InlinePicture {
    private InlinePicture() {}

    /**
     * Returns the picture with its longer side at most so many pixels; the style sheet decides how large it is shown.
     */
    static Markup of(RgbImage picture, int longSide, String description) {
        RgbImage small = Montage.thumbnail(picture, longSide);
        return Element.of("img")
                .with("src", "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.rgb(small)))
                .with("width", (double) small.width())
                .with("height", (double) small.height())
                .with("alt", description)
                .empty();
    }
}
