package dev.wsss.stages.voc;

import java.util.List;

/**
 * The names of the classes, without background.
 *
 * @param names in the order of their indices
 * @param composed the same in the spelling that they are compared in
 */
record ClassNames(List<String> names, List<String> composed) {
    ClassNames(List<String> names) {
        this(List.copyOf(names), names.stream().map(NamedFiles::composed).toList());
    }

    int size() {
        return names.size();
    }

    /** Returns the index of a class, -1 for a name of none. */
    int index(String written) {
        return composed.indexOf(NamedFiles.composed(written));
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
