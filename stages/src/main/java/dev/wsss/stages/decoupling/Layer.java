package dev.wsss.stages.decoupling;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;

/**
 * A picture and the mask of what shows of it.
 *
 * @param picture the pixels
 * @param mask of the same size; every value but 0 shows
 */
public record Layer(RgbImage picture, LabelMap mask) {
    public Layer {
        if (picture.width() != mask.width() || picture.height() != mask.height()) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    "mask: " + mask.width() + "x" + mask.height() + " pixels for a picture of " + picture.width() + "x"
                            + picture.height());
        }
    }

    /** Returns the number of columns. */
    public int width() {
        return picture.width();
    }

    /** Returns the number of rows. */
    public int height() {
        return picture.height();
    }
}
