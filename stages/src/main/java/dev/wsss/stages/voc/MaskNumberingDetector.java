package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * The evidence of all masks for one of two numberings: places in the list of classes, or PASCAL VOC's numbers.
 *
 * <p>The two are distinguished by the pictures' labels, which name what a mask shows, and by values that only VOC's
 * numbering has. A single label that is missing decides nothing.
 *
 * @param classes of the data set
 * @param masks all of them
 */
record MaskNumberingDetector(ClassNames classes, List<MaskFacts> masks) {
    /** One dissenting mask among so many is taken for an error in its labels. */
    private static final int ERRORS = 20;

    MaskSurvey.Decision decide() {
        MaskNumbering positions = MaskNumbering.ofPositions(classes.size());
        if (classes.names().equals(VocClasses.NAMES)) {
            return new MaskSurvey.Decision(positions, "by position in dataset.classes, which are VOC's");
        }
        if (!VocClasses.NAMES.containsAll(classes.names())) {
            return new MaskSurvey.Decision(
                    positions, "by position in dataset.classes, some of which are none of VOC's");
        }
        MaskNumbering voc = MaskNumbering.ofVoc(classes.names());
        List<String> byPosition = new ArrayList<>();
        List<String> byVoc = new ArrayList<>();
        List<String> noPosition = new ArrayList<>();
        for (MaskFacts mask : masks) {
            MaskFacts.Fit position = mask.fit(positions);
            MaskFacts.Fit number = mask.fit(voc);
            if (position.isBetterThan(number)) {
                byPosition.add(mask.id());
            }
            if (number.isBetterThan(position)) {
                byVoc.add(mask.id());
            }
            if (number.possible() && !position.possible()) {
                noPosition.add(mask.id());
            }
        }
        boolean vocOnly = !noPosition.isEmpty();
        if (outweighs(byPosition, byVoc) && !vocOnly) {
            return new MaskSurvey.Decision(
                    positions,
                    "by position in dataset.classes, as " + counted(byPosition) + " fit the labels so"
                            + dissent(byVoc, "PASCAL VOC's numbers"));
        }
        if (outweighs(byVoc, byPosition)) {
            return new MaskSurvey.Decision(
                    voc,
                    "PASCAL VOC's numbers, as " + counted(byVoc) + " fit the labels so"
                            + dissent(byPosition, "positions"));
        }
        if (!byPosition.isEmpty()) {
            throw contradictory(byPosition, byVoc.isEmpty() ? noPosition : byVoc);
        }
        return vocOnly
                ? new MaskSurvey.Decision(
                        voc,
                        "PASCAL VOC's numbers, as " + counted(noPosition) + " have values that are no position in"
                                + " dataset.classes: " + Invalid.some(noPosition))
                : new MaskSurvey.Decision(
                        positions, "by position in dataset.classes, as nothing speaks for PASCAL VOC's numbers");
    }

    private static boolean outweighs(List<String> these, List<String> those) {
        return !these.isEmpty() && ERRORS * those.size() <= these.size();
    }

    private String counted(List<String> some) {
        return some.size() + " of " + Invalid.count(masks.size(), "mask");
    }

    private static String dissent(List<String> others, String numbering) {
        return others.isEmpty() ? "" : "; " + numbering + " would fit those of " + Invalid.some(others);
    }

    private static Failure contradictory(List<String> byPosition, List<String> byVoc) {
        return Invalid.data("the masks contradict each other: those of " + Invalid.some(byPosition)
                + " are numbered by position in dataset.classes, as the labels of these pictures show, those of "
                + Invalid.some(byVoc)
                + " by PASCAL VOC's numbers; set dataset.maskValues: position or voc, and repair the"
                + " masks or labels of the others");
    }
}
