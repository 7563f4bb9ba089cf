package dev.wsss.stages.weights;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.stages.array.FloatArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The safetensors format: an 8-byte little-endian header length, a JSON header, raw little-endian data.
 *
 * <p>Written files are a function of names, shapes and values alone: float32, in the order of the state dict.
 */
public final class SafeTensors {
    private static final String FORMAT = "safetensors";
    private static final int WRITE_CHUNK = 1 << 16;
    private static final int LARGEST_HEADER = 1 << 26;

    private SafeTensors() {}

    /** Returns all tensors of a file as float32. */
    public static StateDict read(Path file) throws IOException {
        return open(WeightsSource.of(file)).stateDict();
    }

    /** Returns all tensors of a file as float32; the name is the one used in messages. */
    public static StateDict read(byte[] file, String name) {
        return open(new WeightsSource(name, file)).stateDict();
    }

    /**
     * Returns all tensors of a stream as float32, one after the other, so that no more than them is in memory.
     *
     * @param name the one used in messages
     */
    public static StateDict read(InputStream in, String name) throws IOException {
        byte[] length = in.readNBytes(8);
        WeightsSource head = new WeightsSource(name, length);
        long size = head.parse(FORMAT, source -> source.slice(0, 8).getLong());
        byte[] header = in.readNBytes(Math.clamp(size, 0, LARGEST_HEADER));
        List<Entry> entries =
                new WeightsSource(name, header).parse(FORMAT, source -> inOrder(entries(json(source.slice(0, size)))));
        SequencedMap<String, FloatArray> arrays = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byte[] data = in.readNBytes((int) Math.min(entry.end - entry.begin, Integer.MAX_VALUE));
            arrays.put(entry.name, new WeightsSource(name, data).parse(FORMAT, source -> tensor(entry, source, 0)
                    .floats()));
        }
        return new StateDict(arrays);
    }

    static Checkpoint open(WeightsSource source) {
        return source.parse(FORMAT, SafeTensors::parse);
    }

    /** Writes float32 tensors; the header is padded with spaces so that the data begin at a multiple of 8. */
    public static void write(StateDict weights, OutputStream out) throws IOException {
        byte[] header = header(weights);
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
        ByteBuffer chunk = ByteBuffer.allocate(WRITE_CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (FloatArray array : weights.arrays().values()) {
            float[] values = array.values();
            for (int done = 0; done < values.length; done += WRITE_CHUNK / 4) {
                int count = Math.min(WRITE_CHUNK / 4, values.length - done);
                chunk.asFloatBuffer().put(values, done, count);
                out.write(chunk.array(), 0, 4 * count);
            }
        }
    }

    /** Returns the file as bytes. */
    public static byte[] write(StateDict weights) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(weights, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] header(StateDict weights) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        long offset = 0;
        for (Map.Entry<String, FloatArray> entry : weights.arrays().entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey());
            tensor.put("dtype", ElementType.FLOAT32.safeTensorsName());
            Arrays.stream(entry.getValue().shape()).forEach(tensor.putArray("shape")::add);
            long end = offset + 4L * entry.getValue().values().length;
            tensor.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private record Entry(String name, ElementType type, int[] shape, long begin, long end) {}

    private static Checkpoint parse(WeightsSource source) {
        long length = source.slice(0, 8).getLong();
        ByteBuffer header = source.slice(8, length);
        long start = 8 + length;
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        long position = 0;
        for (Entry entry : inOrder(entries(json(header)))) {
            tensors.put(entry.name, tensor(entry, source, Math.addExact(start, entry.begin)));
            position = entry.end;
        }
        if (start + position != source.size()) {
            throw new IllegalArgumentException(
                    "its header describes " + position + " bytes of data, but " + (source.size() - start) + " follow");
        }
        return Checkpoint.of(source, FORMAT, tensors, List.of());
    }

    /** Sorts entries by their data, which must follow one another without a gap. */
    private static List<Entry> inOrder(List<Entry> entries) {
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList();
        long position = 0;
        for (Entry entry : sorted) {
            if (entry.begin != position) {
                throw new IllegalArgumentException(
                        "the data of " + entry.name + " begin at " + entry.begin + " instead of " + position);
            }
            position = entry.end;
        }
        return sorted;
    }

    private static Tensor tensor(Entry entry, WeightsSource source, long start) {
        try {
            return Tensor.dense(entry.type, entry.shape, source.slice(start, entry.end - entry.begin));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(entry.name + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode json(ByteBuffer header) {
        byte[] text = new byte[header.remaining()];
        header.get(text);
        try {
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("its header is not JSON (" + e.getOriginalMessage() + ")", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("its header is not JSON", e);
        }
    }

    private static List<Entry> entries(JsonNode header) {
        if (!header.isObject()) {
            throw new IllegalArgumentException("its header is not a JSON object");
        }
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (!field.getKey().equals("__metadata__")) {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        return entries;
    }

    private static Entry entry(String name, JsonNode tensor) {
        String wanted = tensor.path("dtype").asText();
        ElementType type = Arrays.stream(ElementType.values())
                .filter(known -> known.safeTensorsName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is of type '" + wanted + "'"));
        JsonNode sides = tensor.path("shape");
        JsonNode offsets = tensor.path("data_offsets");
        if (!sides.isArray() || sides.size() > 64 || !offsets.isArray() || offsets.size() != 2) {
            throw new IllegalArgumentException(name + " lacks a shape or its data_offsets");
        }
        int[] shape = new int[sides.size()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(whole(name, sides.get(axis)));
        }
        long begin = whole(name, offsets.get(0));
        long end = whole(name, offsets.get(1));
        if (begin > end) {
            throw new IllegalArgumentException(name + " ends before it begins");
        }
        return new Entry(name, type, shape, begin, end);
    }

    private static long whole(String name, JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
            throw new IllegalArgumentException(name + " has the size or position " + number);
        }
        return number.longValue();
    }
}
