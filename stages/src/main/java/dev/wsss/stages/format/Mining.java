package dev.wsss.stages.format;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Results of mining: {@code mining.json} of the {@code objects} artifact.
 *
 * @param objects ids of the pictures with an object, by class value
 * @param refusals masks without an object, by class value (0: no foreground) and reason
 */
public record Mining(SortedMap<Integer, List<String>> objects, SortedMap<Integer, Map<String, Integer>> refusals) {
    /** The object's name. */
    public static final String OBJECT = "mining.json";

    public Mining {
        objects = new TreeMap<>(objects);
        refusals = new TreeMap<>(refusals);
    }

    /** Returns how many objects each class has. */
    public SortedMap<Integer, Integer> counts() {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        objects.forEach((value, ids) -> counts.put(value, ids.size()));
        return counts;
    }
}
