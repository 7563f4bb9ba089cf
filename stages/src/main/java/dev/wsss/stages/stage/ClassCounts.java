package dev.wsss.stages.stage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers of pictures or masks by class, as a part of a sentence. */
final class ClassCounts {
    private static final int SHOWN = 5;

    private ClassCounts() {}

    /** Returns "cat 4, dog 2; none with bus, car". */
    static String of(List<String> classes, int[] counts) {
        String there = IntStream.range(0, counts.length)
                .filter(index -> counts[index] > 0)
                .mapToObj(index -> classes.get(index) + " " + counts[index])
                .collect(Collectors.joining(", "));
        List<String> missing = IntStream.range(0, counts.length)
                .filter(index -> counts[index] == 0)
                .mapToObj(classes::get)
                .toList();
        return there + (missing.isEmpty() ? "" : "; none with " + some(missing));
    }

    /** Returns the first few of many names. */
    static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
    }
}
