package dev.wsss.stages.weights;

import dev.wsss.stages.array.FloatArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * Parameters and buffers of a network under their torch names, in a fixed order.
 *
 * @param arrays name → float32 values; the map is copied, the values are shared
 */
public record StateDict(SequencedMap<String, FloatArray> arrays) {
    public StateDict {
        arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
    }

    /** Returns the names in their order. */
    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /** Returns whether there is an array of this name. */
    public boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** Returns the array of a name; refuses a name that is not there. */
    public FloatArray get(String name) {
        FloatArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no weights named " + name + " among " + arrays.size()
                    + (arrays.isEmpty()
                            ? ""
                            : " (the first is " + arrays.firstEntry().getKey() + ")"));
        }
        return array;
    }

    /** Returns the arrays whose names are wanted, in the same order. */
    public StateDict only(Predicate<String> wanted) {
        SequencedMap<String, FloatArray> kept = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (wanted.test(name)) {
                kept.put(name, array);
            }
        });
        return new StateDict(kept);
    }

    /**
     * Returns these arrays, then those of the other; where both have a name, the other's values at this one's place.
     */
    public StateDict with(StateDict other) {
        SequencedMap<String, FloatArray> both = new LinkedHashMap<>(arrays);
        both.putAll(other.arrays);
        return new StateDict(both);
    }
}
