package dev.wsss.stages.voc;

import dev.wsss.pipeline.parameters.Dataset.MaskValues;
import dev.wsss.stages.image.LabelMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All masks of a set, surveyed together before the first one is used: the meaning of their values, and what is odd
 * about them.
 *
 * <p>Data sets of some of VOC's classes often have VOC's masks, with VOC's values. The two numberings are distinguished
 * by the pictures' labels, which name what a mask shows, and by values that only one of them has. A single label that
 * is missing decides nothing.
 */
public final class MaskSurvey {
    private final ClassNames classes;
    private final MaskValues wanted;
    private final List<MaskFacts> seen = new ArrayList<>();

    /** Begins a survey of masks of these classes, whose values mean what {@code wanted} says. */
    public MaskSurvey(List<String> classes, MaskValues wanted) {
        this.classes = new ClassNames(classes);
        this.wanted = wanted;
    }

    /**
     * Takes note of a mask.
     *
     * @param id of its picture
     * @param mask as its file keeps it
     * @param labels class indices of its picture; absent where they are not known
     */
    public synchronized void add(String id, LabelMap mask, @Nullable Collection<Integer> labels) {
        seen.add(new MaskFacts(id, MaskPalettes.values(mask), labels));
    }

    /**
     * Decides what the values mean.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA, naming pictures, when the masks contradict each other
     */
    public synchronized Decision decide() {
        return switch (wanted) {
            case POSITION ->
                new Decision(
                        MaskNumbering.ofPositions(classes.size()),
                        "by position in dataset.classes, as dataset.maskValues says");
            case VOC -> {
                refuseOtherNames();
                yield new Decision(
                        MaskNumbering.ofVoc(classes.names()), "PASCAL VOC's numbers, as dataset.maskValues says");
            }
            case AUTO, PALETTE -> new MaskNumberingDetector(classes, sorted()).decide();
        };
    }

    /**
     * The meaning of the values.
     *
     * @param numbering that was taken
     * @param why it was taken
     */
    public record Decision(MaskNumbering numbering, String why) {
        /** Returns the decision for people. */
        public String sentence() {
            return "values of masks: " + why;
        }
    }

    /**
     * Returns notes on a decision.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA, naming pictures, when dataset.maskValues is auto
     *     and masks more often than not show something else than what their pictures are labelled with
     */
    public synchronized List<String> remarks(Decision decision) {
        List<String> odd = new ArrayList<>();
        int named = 0;
        int foreign = 0;
        for (MaskFacts mask : sorted()) {
            MaskFacts.Fit fit = mask.fit(decision.numbering());
            named += fit.named();
            foreign += fit.foreign();
            if (fit.foreign() > 0) {
                odd.add(mask.id() + " (" + foreign(mask, decision.numbering()) + ")");
            }
        }
        if (foreign > named && (wanted == MaskValues.AUTO || wanted == MaskValues.PALETTE)) {
            throw Invalid.data(
                    "the masks of " + Invalid.some(odd) + " show classes that the labels of these pictures do not"
                            + " name; that is so for " + foreign + " classes, and for " + named
                            + " it is not. Look at the order of"
                            + " dataset.classes, which gives the values 1, 2, ..., or set dataset.maskValues to say what the values"
                            + " mean");
        }
        String taken = decision.sentence();
        return odd.isEmpty()
                ? List.of(taken)
                : List.of(
                        taken,
                        odd.size() + " of " + Invalid.count(seen.size(), "mask")
                                + (odd.size() == 1 ? " shows" : " show")
                                + " what the labels of the picture do not name: " + Invalid.some(odd));
    }

    private String foreign(MaskFacts mask, MaskNumbering numbering) {
        return numbering.classes(mask.values()).stream()
                .filter(index -> mask.labels() == null || !mask.labels().contains(index))
                .map(classes.names()::get)
                .collect(Collectors.joining(", "));
    }

    private List<MaskFacts> sorted() {
        return seen.stream().sorted(Comparator.comparing(MaskFacts::id)).toList();
    }

    private void refuseOtherNames() {
        List<String> others = classes.names().stream()
                .filter(name -> !VocClasses.NAMES.contains(name))
                .toList();
        if (!others.isEmpty()) {
            throw Invalid.data("dataset.maskValues: is voc, but VOC has no classes of these names: "
                    + Invalid.some(others) + "; set it to position, or leave it out");
        }
    }
}
