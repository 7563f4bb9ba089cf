package dev.wsss.stages.voc;

import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one mask that decide the meaning of its values.
 *
 * @param id of its picture
 * @param values that it has
 * @param labels class indices of its picture; absent where they are not known
 */
record MaskFacts(String id, BitSet values, @Nullable Collection<Integer> labels) {
    /** Returns how well the mask and the labels of its picture agree when its values are numbered so. */
    Fit fit(MaskNumbering numbering) {
        if (numbering.unknown(values).isPresent()) {
            return new Fit(0, 0, false);
        }
        if (labels == null) {
            return new Fit(0, 0, true);
        }
        Set<Integer> shown = numbering.classes(values);
        int named = (int) shown.stream().filter(labels::contains).count();
        return new Fit(named, shown.size() - named, true);
    }

    /**
     * The agreement of a mask with labels.
     *
     * @param named classes that it shows and the labels name
     * @param foreign classes that it shows and the labels do not name
     * @param possible whether all its values mean something
     */
    record Fit(int named, int foreign, boolean possible) {
        /** Returns whether it speaks for this numbering and against the other one. */
        boolean isBetterThan(Fit other) {
            return named > 0 && possible && (!other.possible || named - foreign > other.named - other.foreign);
        }
    }
}
