package dev.wsss.stages.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that a pickle may hold here: data, and the few names of torch that describe tensors. */
sealed interface PickleValue {
    /** Text. */
    record Text(String text) implements PickleValue {}

    /** An integer that fits 64 bits. */
    record Whole(long value) implements PickleValue {}

    /** None, booleans, floats, big integers and bytes: nothing depends on their values. */
    enum Plain implements PickleValue {
        NONE,
        OTHER
    }

    /** A tuple, a set or a list; lists grow while they are read. */
    record Sequence(List<PickleValue> items) implements PickleValue {
        Sequence() {
            this(new ArrayList<>());
        }

        @Override
        public String toString() {
            return "a sequence of " + items.size();
        }
    }

    /** A dict by its text keys; entries under other keys are no weights and are left out. */
    record Dict(Map<String, PickleValue> entries) implements PickleValue {
        Dict() {
            this(new LinkedHashMap<>());
        }

        @Override
        public String toString() {
            return "a dict of " + entries.size();
        }
    }

    /** A name that stands for a callable or a type in the program that wrote the file. */
    record Global(Known known, @Nullable ElementType type) implements PickleValue {}

    /** The callables that are understood; none is ever called. */
    enum Known {
        DICT,
        TENSOR,
        PARAMETER,
        STORAGE,
        SIZE,
        INERT
    }

    /**
     * Numbers that lie elsewhere in the file.
     *
     * @param key the name under which they lie
     * @param numbers how many there are under that name
     * @param start the first of them that belongs to this storage
     * @param length how many belong to this storage
     */
    record Storage(ElementType type, String key, long numbers, long start, long length) implements PickleValue {}

    /** A tensor that has not got its bytes yet. */
    record View(Storage storage, long offset, int[] shape, long[] strides) implements PickleValue {}
}
