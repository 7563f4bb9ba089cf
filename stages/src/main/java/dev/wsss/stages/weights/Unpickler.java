package dev.wsss.stages.weights;

import dev.wsss.stages.weights.PickleValue.Dict;
import dev.wsss.stages.weights.PickleValue.Plain;
import dev.wsss.stages.weights.PickleValue.Sequence;
import dev.wsss.stages.weights.PickleValue.Storage;
import dev.wsss.stages.weights.PickleValue.Text;
import dev.wsss.stages.weights.PickleValue.Whole;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A reader of one pickle (protocols 2 to 5, as torch writes them) into plain values.
 *
 * <p>It is a parser, not a machine: a callable is a name from a short list and "calling" it builds a description of a
 * tensor. What it allocates is bounded by the length of the input.
 */
final class Unpickler {
    private static final int LONGEST_LINE = 1 << 10;

    private final ByteBuffer in;
    private final List<PickleValue> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, PickleValue> memo = new HashMap<>();

    private final Consumer<Storage> storages;

    private Unpickler(ByteBuffer in, Consumer<Storage> storages) {
        this.in = in;
        this.storages = storages;
    }

    /**
     * Reads up to and including the pickle's end; the buffer's position is left behind it.
     *
     * @param in little-endian
     * @param storages called with every storage that is mentioned
     */
    static PickleValue read(ByteBuffer in, Consumer<Storage> storages) {
        return new Unpickler(in, storages).run();
    }

    /** Reads a pickle that mentions no storages, or whose storages are found by name. */
    static PickleValue read(ByteBuffer in) {
        return read(in, storage -> {});
    }

    private PickleValue run() {
        while (true) {
            int at = in.position();
            int opcode = in.get() & 0xff;
            switch (opcode) {
                case '.' -> {
                    return pop();
                }
                case 0x80 -> protocol(in.get());
                case 0x95 -> in.getLong(); // frames only help to read ahead
                case '(' -> marks.add(stack.size());
                case '0' -> pop();
                case '1' -> popMark();
                case '2' -> push(top());
                case 'N' -> push(Plain.NONE);
                case 0x88, 0x89 -> push(Plain.OTHER);
                case 'G' -> push(skipped(8));
                case 'K' -> push(new Whole(in.get() & 0xff));
                case 'M' -> push(new Whole(in.getShort() & 0xffff));
                case 'J' -> push(new Whole(in.getInt()));
                case 0x8a -> push(integer(in.get() & 0xff));
                case 0x8b -> push(integer(in.getInt()));
                case 'X' -> push(text(in.getInt()));
                case 0x8c -> push(text(in.get() & 0xff));
                case 0x8d -> push(text(in.getLong()));
                case 'T' -> push(text(in.getInt())); // strings of Python 2
                case 'U' -> push(text(in.get() & 0xff));
                case 'B' -> push(skipped(in.getInt()));
                case 'C' -> push(skipped(in.get() & 0xff));
                case 0x8e, 0x96 -> push(skipped(in.getLong()));
                case ')' -> push(new Sequence(List.of()));
                case 't' -> push(new Sequence(List.copyOf(popMark())));
                case 0x85 -> push(tuple(1));
                case 0x86 -> push(tuple(2));
                case 0x87 -> push(tuple(3));
                case ']', 0x8f -> push(new Sequence());
                case 'l' -> push(new Sequence(popMark()));
                case 'a' -> append(List.of(pop()));
                case 'e', 0x90 -> append(popMark());
                case '}' -> push(new Dict());
                case 's' -> setItems(tuple(2).items());
                case 'u' -> setItems(popMark());
                case 'q' -> memo.put(in.get() & 0xff, top());
                case 'r' -> memo.put(in.getInt(), top());
                case 0x94 -> memo.put(memo.size(), top());
                case 'h' -> push(remembered(in.get() & 0xff));
                case 'j' -> push(remembered(in.getInt()));
                case 'c' -> push(PickleGlobals.of(line(), line()));
                case 0x93 -> stackGlobal();
                case 'R' -> reduce();
                case 'b' -> build();
                case 'Q' -> storage();
                default ->
                    throw new IllegalArgumentException("its pickle has the operation 0x" + Integer.toHexString(opcode)
                            + " at byte " + at + ", which no file of tensors needs");
            }
        }
    }

    private static void protocol(int version) {
        if (version < 2 || version > 5) {
            throw new IllegalArgumentException("a pickle of protocol " + version);
        }
    }

    private void push(PickleValue value) {
        stack.add(value);
    }

    private PickleValue top() {
        if (stack.size() <= (marks.isEmpty() ? 0 : marks.getLast())) {
            throw new IllegalArgumentException("its pickle takes more than it has put down");
        }
        return stack.getLast();
    }

    private PickleValue pop() {
        PickleValue value = top();
        stack.removeLast();
        return value;
    }

    private List<PickleValue> popMark() {
        if (marks.isEmpty()) {
            throw new IllegalArgumentException("its pickle ends a list that it has not begun");
        }
        List<PickleValue> above = stack.subList(marks.removeLast(), stack.size());
        List<PickleValue> items = new ArrayList<>(above);
        above.clear();
        return items;
    }

    private Sequence tuple(int size) {
        PickleValue[] items = new PickleValue[size];
        for (int i = size - 1; i >= 0; i--) {
            items[i] = pop();
        }
        return new Sequence(Arrays.asList(items));
    }

    private PickleValue skipped(long bytes) {
        take(bytes);
        return Plain.OTHER;
    }

    private PickleValue integer(int bytes) {
        ByteBuffer digits = take(bytes);
        if (bytes > 8) {
            return Plain.OTHER;
        }
        long value = bytes == 0 ? 0 : digits.get(bytes - 1);
        for (int i = bytes - 2; i >= 0; i--) {
            value = (value << 8) | (digits.get(i) & 0xff);
        }
        return new Whole(value);
    }

    private Text text(long bytes) {
        return new Text(StandardCharsets.UTF_8.decode(take(bytes)).toString());
    }

    private String line() {
        int start = in.position();
        for (int length = 0; length < LONGEST_LINE; length++) {
            if (in.get() == '\n') {
                return StandardCharsets.UTF_8.decode(in.slice(start, length)).toString();
            }
        }
        throw new IllegalArgumentException("its pickle has an endless name");
    }

    private ByteBuffer take(long bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new IllegalArgumentException(
                    "it is cut short: its pickle announces " + bytes + " bytes and has " + in.remaining());
        }
        ByteBuffer taken = in.slice(in.position(), (int) bytes);
        in.position(in.position() + (int) bytes);
        return taken;
    }

    private PickleValue remembered(int index) {
        PickleValue value = memo.get(index);
        if (value == null) {
            throw new IllegalArgumentException("its pickle recalls a value that it has not stored");
        }
        return value;
    }

    private void append(List<PickleValue> items) {
        if (!(top() instanceof Sequence list) || !(list.items() instanceof ArrayList<PickleValue> growing)) {
            throw new IllegalArgumentException("its pickle appends to something that is no list");
        }
        growing.addAll(items);
    }

    private void setItems(List<PickleValue> pairs) {
        if (!(top() instanceof Dict dict) || pairs.size() % 2 != 0) {
            throw new IllegalArgumentException("its pickle sets an item of something that is no dict");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i) instanceof Text key) {
                dict.entries().put(key.text(), pairs.get(i + 1));
            }
        }
    }

    private void stackGlobal() {
        List<PickleValue> names = tuple(2).items();
        if (!(names.get(0) instanceof Text module) || !(names.get(1) instanceof Text name)) {
            throw new IllegalArgumentException("its pickle mentions an object without a name");
        }
        push(PickleGlobals.of(module.text(), name.text()));
    }

    private void storage() {
        Storage storage = TorchCalls.storage(pop());
        storages.accept(storage);
        push(storage);
    }

    private void reduce() {
        PickleValue arguments = pop();
        push(TorchCalls.call(pop(), arguments));
    }

    /** Sets a state on an object: an OrderedDict carries its versions there; nothing of it is needed. */
    private void build() {
        pop();
        if (!(top() instanceof Dict)) {
            throw new IllegalArgumentException("its pickle sets the state of something that is no dict");
        }
    }
}
