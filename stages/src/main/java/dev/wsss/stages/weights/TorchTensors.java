package dev.wsss.stages.weights;

import dev.wsss.stages.weights.PickleValue.Dict;
import dev.wsss.stages.weights.PickleValue.Storage;
import dev.wsss.stages.weights.PickleValue.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The state dict of a .pth file, with the bytes of its tensors. */
final class TorchTensors {
    private static final List<String> USUAL_NAMES =
            List.of("state_dict", "model_state_dict", "model", "net", "weights");
    private static final int DEEPEST = 3;

    private TorchTensors() {}

    /** Bytes of a storage. */
    interface Bytes {
        ByteBuffer of(Storage storage);
    }

    static SequencedMap<String, Tensor> of(PickleValue root, Bytes bytes) {
        Map<String, ByteBuffer> storages = new LinkedHashMap<>();
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        stateDict(root, DEEPEST).entries().forEach((name, value) -> {
            if (value instanceof View view) {
                ByteBuffer whole =
                        storages.computeIfAbsent(view.storage().key(), key -> checked(view.storage(), bytes));
                tensors.put(name, tensor(name, view, whole));
            }
        });
        return tensors;
    }

    private static ByteBuffer checked(Storage storage, Bytes bytes) {
        ByteBuffer found = bytes.of(storage);
        long wanted = Math.multiplyExact(storage.numbers(), storage.type().bytes());
        if (found.remaining() != wanted) {
            throw new IllegalArgumentException(
                    "storage " + storage.key() + " has " + found.remaining() + " bytes instead of " + wanted);
        }
        return found;
    }

    private static Tensor tensor(String name, View view, ByteBuffer whole) {
        Storage storage = view.storage();
        int width = storage.type().bytes();
        try {
            if (Math.multiplyExact(storage.start() + storage.length(), width) > whole.remaining()) {
                throw new IllegalArgumentException("its storage is described twice, differently");
            }
            ByteBuffer part = whole.slice((int) (storage.start() * width), (int) (storage.length() * width));
            return new Tensor(storage.type(), view.shape(), view.strides(), view.offset(), part);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns the dict that is the network: under one of the usual names, else the outermost with tensors, else the
     * only inner one with tensors.
     */
    private static Dict stateDict(PickleValue root, int depth) {
        if (!(root instanceof Dict dict)) {
            throw new UnsupportedContent(
                    "it holds no named tensors; save a state_dict: torch.save(model.state_dict(), FILE)");
        }
        for (String usual : USUAL_NAMES) {
            if (dict.entries().get(usual) instanceof Dict inner && hasTensors(inner)) {
                return inner;
            }
        }
        if (hasTensors(dict) || dict.entries().isEmpty()) {
            return dict;
        }
        List<String> inner = new ArrayList<>();
        List<String> containers = new ArrayList<>();
        dict.entries().forEach((name, value) -> {
            if (value instanceof Dict candidate && !candidate.entries().isEmpty()) {
                (hasTensors(candidate) ? inner : containers).add(name);
            }
        });
        List<String> candidates = inner.isEmpty() ? containers : inner;
        if (candidates.size() != 1 || depth == 0) {
            throw new UnsupportedContent("it is not clear which part is the network, of "
                    + dict.entries().keySet() + "; save that part alone");
        }
        PickleValue only = dict.entries().get(candidates.getFirst());
        return stateDict(only == null ? dict : only, depth - 1);
    }

    private static boolean hasTensors(Dict dict) {
        return dict.entries().values().stream().anyMatch(View.class::isInstance);
    }
}
