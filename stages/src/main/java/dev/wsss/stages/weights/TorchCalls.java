package dev.wsss.stages.weights;

import dev.wsss.stages.weights.PickleValue.Dict;
import dev.wsss.stages.weights.PickleValue.Global;
import dev.wsss.stages.weights.PickleValue.Known;
import dev.wsss.stages.weights.PickleValue.Plain;
import dev.wsss.stages.weights.PickleValue.Sequence;
import dev.wsss.stages.weights.PickleValue.Storage;
import dev.wsss.stages.weights.PickleValue.Text;
import dev.wsss.stages.weights.PickleValue.View;
import dev.wsss.stages.weights.PickleValue.Whole;
import java.util.List;

/** Meaning of torch's own names in a pickle, as descriptions of tensors. */
final class TorchCalls {
    private static final int MOST_AXES = 64;

    private TorchCalls() {}

    /** Returns a persistent id: ('storage', type, key, location, numel[, view]). */
    static Storage storage(PickleValue id) {
        List<PickleValue> parts = items(id);
        if (parts.size() < 5
                || !parts.get(0).equals(new Text("storage"))
                || !(parts.get(1) instanceof Global(Known known, ElementType type))
                || known != Known.STORAGE
                || type == null
                || !(parts.get(2) instanceof Text key)) {
            throw new IllegalArgumentException("its pickle refers to something that is no storage of numbers");
        }
        long numbers = whole(parts.get(4));
        if (numbers < 0) {
            throw new IllegalArgumentException("a storage of " + numbers + " numbers");
        }
        if (parts.size() < 6 || parts.get(5) == Plain.NONE) {
            return new Storage(type, key.text(), numbers, 0, numbers);
        }
        List<PickleValue> view = items(parts.get(5)); // (key, offset, size): torch before 0.4
        if (view.size() != 3) {
            throw new IllegalArgumentException("a view on a storage that is not described by three values");
        }
        long start = whole(view.get(1));
        long length = whole(view.get(2));
        if (start < 0 || length < 0 || start > numbers - length) {
            throw new IllegalArgumentException("a view beyond its storage of " + numbers + " numbers");
        }
        return new Storage(type, key.text(), numbers, start, length);
    }

    static PickleValue call(PickleValue callable, PickleValue arguments) {
        if (!(callable instanceof Global global)) {
            throw new IllegalArgumentException("its pickle calls something that is no function");
        }
        List<PickleValue> parts = items(arguments);
        return switch (global.known()) {
            case DICT -> dict(parts);
            case TENSOR -> tensor(parts);
            case PARAMETER -> parameter(parts);
            case SIZE -> new Sequence(List.copyOf(parts));
            case INERT -> Plain.OTHER;
            case STORAGE -> throw new IllegalArgumentException("its pickle builds a storage outside the file");
        };
    }

    /** Builds an ordered dict: empty, or as Python 2 writes it with a list of [key, value] lists. */
    private static Dict dict(List<PickleValue> parts) {
        Dict dict = new Dict();
        if (!parts.isEmpty()) {
            for (PickleValue pair : items(parts.getFirst())) {
                List<PickleValue> entry = items(pair);
                if (entry.size() == 2 && entry.get(0) instanceof Text(String key)) {
                    dict.entries().put(key, entry.get(1));
                }
            }
        }
        return dict;
    }

    /** Builds a tensor from (storage, offset, size, stride, …). */
    private static View tensor(List<PickleValue> parts) {
        if (parts.size() < 4 || !(parts.get(0) instanceof Storage storage)) {
            throw new IllegalArgumentException("a tensor without a storage");
        }
        List<PickleValue> sides = items(parts.get(2));
        List<PickleValue> steps = items(parts.get(3));
        if (sides.size() > MOST_AXES) {
            throw new IllegalArgumentException("a tensor of " + sides.size() + " axes");
        }
        int[] shape =
                sides.stream().mapToInt(side -> Math.toIntExact(whole(side))).toArray();
        long[] strides = steps.stream().mapToLong(TorchCalls::whole).toArray();
        return new View(storage, whole(parts.get(1)), shape, strides);
    }

    private static PickleValue parameter(List<PickleValue> parts) {
        if (parts.isEmpty() || !(parts.get(0) instanceof View view)) {
            throw new IllegalArgumentException("a Parameter without a tensor");
        }
        return view;
    }

    static List<PickleValue> items(PickleValue value) {
        if (!(value instanceof Sequence(List<PickleValue> items))) {
            throw new IllegalArgumentException("its pickle lacks a tuple where torch writes one");
        }
        return items;
    }

    static long whole(PickleValue value) {
        if (!(value instanceof Whole(long number))) {
            throw new IllegalArgumentException("its pickle lacks a number where torch writes one");
        }
        return number;
    }
}
