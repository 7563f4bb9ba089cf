package dev.wsss.stages.weights;

import dev.wsss.stages.weights.PickleValue.Storage;
import dev.wsss.stages.weights.PickleValue.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Files of {@code torch.save}: the zip of torch 1.6 and later, and the five pickles in a row of the years before.
 *
 * <p>Nothing in a file is executed: a pickle is parsed into data, and a name outside a short list is refused.
 */
public final class TorchPickle {
    private static final int NAMED = 5;

    /** The opcode of a frame, from protocol 4 on; eight bytes of length and the content follow. */
    private static final byte FRAME = (byte) 0x95;

    /** The first pickle of the older layout is the integer 0x1950a86a20f9469cfc6c: LONG1, ten bytes, STOP. */
    private static final byte[] LEGACY_MAGIC = {
        (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.'
    };

    private static final int LEGACY_PROTOCOL = 1001;

    /** The storages of a file as they are first mentioned; torch saves no storage under two types of numbers. */
    private static final class Storages implements Consumer<Storage> {
        private final Map<String, Storage> named = new HashMap<>();

        @Override
        public void accept(Storage storage) {
            Storage first = named.putIfAbsent(storage.key(), storage);
            if (first != null && first.type() != storage.type()) {
                throw new IllegalArgumentException("its storage " + storage.key() + " holds two types of numbers, "
                        + first.type() + " and " + storage.type());
            }
        }
    }

    private TorchPickle() {}

    /** Returns all tensors of the state dict in a file as float32. */
    public static StateDict read(Path file) throws IOException {
        return open(WeightsSource.of(file)).stateDict();
    }

    static Checkpoint open(WeightsSource source) {
        return isZip(source)
                ? source.parse("a .pth file of torch", TorchPickle::zip)
                : source.parse("a .pth file of torch in the layout before 1.6", TorchPickle::legacy);
    }

    static boolean isZip(WeightsSource source) {
        return source.size() >= 4 && source.buffer().getInt(0) == 0x04034b50;
    }

    static boolean isPickle(WeightsSource source) {
        return source.size() >= 2 && source.buffer().get(0) == (byte) 0x80;
    }

    private static Checkpoint zip(WeightsSource source) {
        StoredZip zip = StoredZip.read(source);
        String root = zip.names().stream()
                .filter(name -> name.endsWith("/data.pkl"))
                .findFirst()
                .map(name -> name.substring(0, name.length() - "data.pkl".length()))
                .orElseThrow(() -> new UnsupportedContent("it is a zip archive around "
                        + zip.names().stream().limit(NAMED).collect(Collectors.joining(", "))
                        + ", not a file of torch.save; unpack it and name the weights file in it"));
        if (zip.names().contains(root + "constants.pkl")) {
            throw new UnsupportedContent(
                    "it is a TorchScript program; save the weights alone: torch.save(model.state_dict(), FILE)");
        }
        ByteBuffer order = zip.entries().get(root + "byteorder");
        if (order != null
                && !StandardCharsets.US_ASCII
                        .decode(order.duplicate())
                        .toString()
                        .equals("little")) {
            throw new UnsupportedContent(
                    "it was written on a big-endian machine; load it there and save it as safetensors");
        }
        PickleValue value = Unpickler.read(little(entry(zip, root + "data.pkl")), new Storages());
        return Checkpoint.of(
                source,
                "torch (zip)",
                TorchTensors.of(value, storage -> entry(zip, root + "data/" + storage.key())),
                List.of());
    }

    private static ByteBuffer entry(StoredZip zip, String name) {
        if (zip.compressed().contains(name)) {
            throw new UnsupportedContent("its entry " + name
                    + " is compressed, as if it had been packed again; load it in Python and save it with torch.save");
        }
        ByteBuffer entry = zip.entries().get(name);
        if (entry == null) {
            throw new IllegalArgumentException("its entry " + name + " is missing");
        }
        return little(entry);
    }

    private static Checkpoint legacy(WeightsSource source) {
        ByteBuffer in = source.buffer();
        byte[] magic = new byte[LEGACY_MAGIC.length];
        in.position(2);
        boolean framed = in.get() == FRAME;
        if (framed) {
            in.getLong();
        } else {
            in.position(2);
        }
        in.get(magic);
        if (!Arrays.equals(magic, LEGACY_MAGIC)) {
            throw new UnsupportedContent(
                    "it is a Python pickle, but not one of torch.save; load it in Python and save it with torch.save");
        }
        if (TorchCalls.whole(Unpickler.read(in)) != LEGACY_PROTOCOL) {
            throw new IllegalArgumentException("an unknown protocol of torch.save");
        }
        Unpickler.read(in); // byte order and type sizes of the writing machine: nothing depends on them
        Storages storages = new Storages();
        PickleValue value = Unpickler.read(in, storages);
        List<PickleValue> keys = TorchCalls.items(Unpickler.read(in));
        Map<String, ByteBuffer> found = new HashMap<>();
        for (PickleValue key : keys) {
            if (!(key instanceof Text(String name))) {
                throw new IllegalArgumentException("a storage without a name");
            }
            Storage storage = storages.named.get(name);
            if (storage == null) {
                throw new IllegalArgumentException("numbers that no tensor uses, so their width is not known");
            }
            long bytes = Math.multiplyExact(in.getLong(), storage.type().bytes());
            found.put(name, source.slice(in.position(), bytes));
            in.position(in.position() + (int) bytes);
        }
        return Checkpoint.of(
                source,
                "torch (before 1.6)",
                TorchTensors.of(value, storage -> {
                    ByteBuffer bytes = found.get(storage.key());
                    if (bytes == null) {
                        throw new IllegalArgumentException("the numbers of storage " + storage.key() + " are missing");
                    }
                    return little(bytes);
                }),
                List.of());
    }

    private static ByteBuffer little(ByteBuffer bytes) {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
}
