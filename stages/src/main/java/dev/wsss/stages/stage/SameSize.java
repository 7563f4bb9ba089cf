package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.image.LabelMap;

/** Refuses a mask that does not fit its picture. */
final class SameSize {
    private SameSize() {}

    static void check(String id, LabelMap truth, LabelMap prediction) {
        if (truth.width() != prediction.width() || truth.height() != prediction.height()) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    "image " + id + ": its mask has " + truth.width() + "x" + truth.height() + " pixels, the picture "
                            + prediction.width() + "x" + prediction.height()
                            + "; mend the mask or take the image out of the scoring list");
        }
    }
}
