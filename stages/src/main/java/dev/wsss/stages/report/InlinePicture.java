package dev.wsss.stages.report;

import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.RgbImage;
import java.util.Base64;

/** A picture inside the page. */
final class InlinePicture {
    private InlinePicture() {}

    /** The picture at up to twice the size it is shown at, for sharp screens; never enlarged. */
    static Markup of(RgbImage picture, int longSide, String description) {
        RgbImage small = Montage.thumbnail(picture, 2 * longSide);
        double shrink = Math.min(1, (double) longSide / Math.max(small.width(), small.height()));
        return Element.of("img")
                .with("src", "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.rgb(small)))
                .with("width", (double) Math.round(small.width() * shrink))
                .with("height", (double) Math.round(small.height() * shrink))
                .with("alt", description)
                .empty();
    }
}
