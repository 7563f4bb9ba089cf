package dev.wsss.stages.voc;

import dev.wsss.stages.image.LabelMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Meaning of the values in mask files: by position, 0 for background and 255 for pixels to ignore, or PASCAL VOC's twenty
 * values when a data set uses some of its classes and keeps its masks.
 *
 * @param values 256 mask values of ours, one for each stored value; -1 for values that no mask should hold
 */
public record MaskNumbering(List<Integer> values) {
    private static final int NO_CLASS = -1;

    public MaskNumbering {
        values = List.copyOf(values);
    }

    /** Returns the numbering by position: stored values are positions in the list of classes, plus one. */
    static MaskNumbering ofPositions(int classes) {
        List<Integer> values = new ArrayList<>(Collections.nCopies(256, NO_CLASS));
        for (int value = 0; value <= classes; value++) {
            values.set(value, value);
        }
        values.set(LabelMap.IGNORE, LabelMap.IGNORE);
        return new MaskNumbering(values);
    }

    /**
     * Returns the numbering whose stored values are PASCAL VOC's; those of its classes that are not used count as
     * background.
     */
    static MaskNumbering ofVoc(List<String> classes) {
        List<Integer> values = new ArrayList<>(Collections.nCopies(256, NO_CLASS));
        values.set(0, 0);
        for (int index = 0; index < VocClasses.NAMES.size(); index++) {
            values.set(index + 1, classes.indexOf(VocClasses.NAMES.get(index)) + 1);
        }
        values.set(LabelMap.IGNORE, LabelMap.IGNORE);
        return new MaskNumbering(values);
    }

    /**
     * Returns the first of these values that is no class; nothing where all are classes, background or pixels to
     * ignore.
     */
    Optional<Integer> unknown(BitSet stored) {
        return stored.stream()
                .filter(value -> values.get(value) == NO_CLASS)
                .boxed()
                .findFirst();
    }

    /** Returns the classes among these values, as indices. */
    Set<Integer> classes(BitSet stored) {
        return stored.stream()
                .map(values::get)
                .filter(ours -> ours > 0 && ours != LabelMap.IGNORE)
                .map(ours -> ours - 1)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns a stored mask in our values; refuses values that are no class, naming the file. */
    public LabelMap translate(LabelMap stored, String name) {
        byte[] translated = new byte[stored.labels().length];
        for (int i = 0; i < translated.length; i++) {
            int value = stored.labels()[i] & 0xff;
            int ours = values.get(value);
            if (ours == NO_CLASS) {
                throw Invalid.data(name + ": holds the value " + value + " at column " + i % stored.width() + ", row "
                        + i / stored.width()
                        + ", which is none of the classes; values are 0 for background, the position of a class in"
                        + " dataset.classes counted from 1, and 255 for pixels to ignore");
            }
            translated[i] = (byte) ours;
        }
        return new LabelMap(stored.width(), stored.height(), translated);
    }
}
