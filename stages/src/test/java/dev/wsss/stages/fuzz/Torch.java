package dev.wsss.stages.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files as {@code torch.save} writes them; a pickle is text here, one character a byte. */
final class Torch {
    private static final String EMPTY = "ccollections\nOrderedDict\n)R";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Torch() {}

    static List<byte[]> files() throws IOException {
        return List.of(
                zip("\u0080\2" + stateDict() + "."),
                zip("\u0080\2}(" + text("state_dict") + stateDict() + text("epoch") + "K\5" + text("lr")
                        + "G?\u00b9\u0099\u0099\u0099\u0099\u0099\u009au."),
                older("\u0080\2", ""),
                older("\u0080\4", "\u0095"));
    }

    private static String text(String text) {
        return "X" + (char) text.length() + "\0\0\0" + text;
    }

    private static String storage(String type, String key, int numbers) {
        return "(" + text("storage") + "ctorch\n" + type + "\n" + text(key) + text("cpu") + "K" + (char) numbers + "tQ";
    }

    private static String tensor(String storage, int offset, int rows, int columns) {
        return "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + "K" + (char) offset + "K" + (char) rows + "K"
                + (char) columns + "\u0086K" + (char) columns + "K\1\u0086\u0089" + EMPTY + "tR";
    }

    /** Returns a state dict: a tensor, a transposed and an expanded view of its numbers, counters, and halves. */
    private static String stateDict() {
        String floats = storage("FloatStorage", "0", 6);
        return EMPTY + "q\0(" + text("conv1.weight") + tensor(floats, 0, 2, 3) + text("bn1.bias")
                + tensor(floats, 2, 1, 4) + text("expanded")
                + tensor(floats, 1, 4, 1).replace("K\1K\1\u0086\u0089", "K\0K\1\u0086\u0089")
                + text("bn1.num_batches_tracked") + tensor(storage("LongStorage", "1", 1), 0, 1, 1) + text("half")
                + tensor(storage("HalfStorage", "2", 2), 0, 1, 2) + "u}" + text("_metadata") + EMPTY + "sb";
    }

    private static SequencedMap<String, byte[]> storages() {
        SequencedMap<String, byte[]> storages = new LinkedHashMap<>();
        ByteBuffer floats = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 6; i++) {
            floats.putFloat(1.5f - i);
        }
        storages.put("0", floats.array());
        storages.put("1", new byte[] {7, 0, 0, 0, 0, 0, 0, 0});
        storages.put("2", new byte[] {0, 0x3c, 0, 0x40});
        return storages;
    }

    private static byte[] zip(String pickle) throws IOException {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("archive/data.pkl", FuzzFiles.raw(pickle));
        entries.put("archive/byteorder", FuzzFiles.raw("little"));
        storages().forEach((key, bytes) -> entries.put("archive/data/" + key, bytes));
        entries.put("archive/version", FuzzFiles.raw("3\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                CRC32 sum = new CRC32();
                sum.update(entry.getValue());
                header.setTimeLocal(TIME);
                header.setMethod(ZipEntry.STORED);
                header.setSize(entry.getValue().length);
                header.setCrc(sum.getValue());
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Returns a file in the layout before torch 1.6: five pickles and the numbers. */
    private static byte[] older(String protocol, String frame) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (String pickle : List.of(
                "\u008a\12l\u00fc\u009c\106\u00f9\40\152\u00a8\120\31.",
                "M\u00e9\3.",
                "}(" + text("protocol_version") + "M\u00e9\3" + text("little_endian") + "\u0088u.",
                stateDict().replace("tQ", "NtQ") + ".",
                "](" + text("0") + text("1") + text("2") + "e.")) {
            file.write(FuzzFiles.raw(protocol));
            if (!frame.isEmpty()) {
                file.write(FuzzFiles.raw(frame));
                file.write(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(pickle.length())
                        .array());
            }
            file.write(FuzzFiles.raw(pickle));
        }
        for (byte[] numbers : storages().values()) {
            int count = numbers.length == 24 ? 6 : numbers.length == 8 ? 1 : 2;
            file.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(count)
                    .array());
            file.write(numbers);
        }
        return file.toByteArray();
    }
}
