package dev.wsss.stages.fuzz;

import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.fuzz.FuzzedReader.Refusal;
import dev.wsss.stages.weights.Checkpoint;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import dev.wsss.stages.weights.WeightsFile;
import dev.wsss.stages.weights.WeightsTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Weights: pickles of torch, safetensors and MXNet's .params. */
final class WeightsFiles {
    private static final Refusal BY_NAME = Refusal.of(FailureClass.INVALID_DATA, "^InvalidData: mutated: ");
    private static final List<String> NAMES =
            List.of("arg:conv1a_weight", "aux:bn7_moving_mean", "arg:linear1000_bias");

    private WeightsFiles() {}

    static List<FuzzedReader> all() throws IOException {
        List<byte[]> safetensors = safetensors();
        return List.of(
                new FuzzedReader("torch", Mutations.of("torch", Torch.files()), WeightsFiles::whole, BY_NAME),
                new FuzzedReader("safetensors", Mutations.of("safetensors", safetensors), WeightsFiles::whole, BY_NAME),
                new FuzzedReader("streamed", Mutations.of("safetensors", safetensors), WeightsFiles::streamed, BY_NAME),
                new FuzzedReader(
                        "params",
                        Mutations.of("params", List.of(params(0), params(1), params(2))),
                        WeightsFiles::whole,
                        BY_NAME));
    }

    private static String whole(byte[] file) throws IOException {
        Checkpoint read = WeightsFile.read(file, "mutated");
        WeightsTable.text(read);
        return digest(read.stateDict());
    }

    /** Reads a file at once and from a stream; both must agree. */
    private static String streamed(byte[] file) throws IOException {
        String streamed = digest(SafeTensors.read(new ByteArrayInputStream(file), "mutated"));
        try {
            String atOnce = digest(SafeTensors.read(file, "mutated"));
            if (!atOnce.equals(streamed)) {
                throw new AssertionError("other numbers than when it is read at once");
            }
        } catch (Failure longer) {
            return streamed;
        }
        return streamed;
    }

    private static String digest(StateDict weights) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Map.Entry<String, FloatArray> each : weights.arrays().entrySet()) {
            StringBuilder head = new StringBuilder(each.getKey()).append(' ');
            for (int side : each.getValue().shape()) {
                head.append(side).append(',');
            }
            all.write(FuzzFiles.bytes(head.append('\n').toString()));
            float[] values = each.getValue().values();
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                bytes.putFloat(Float.isNaN(value) ? Float.NaN : value);
            }
            all.write(bytes.array());
        }
        return Sha256.of(all.toByteArray()).substring(0, 16);
    }

    private static List<byte[]> safetensors() {
        SequencedMap<String, FloatArray> arrays = new LinkedHashMap<>();
        arrays.put("z.weight", new FloatArray(new int[] {2, 1, 3}, new float[] {1, -2, 3.5f, 0, -0f, 4}));
        arrays.put("empty", FloatArray.zeros(0, 3));
        arrays.put("number", new FloatArray(new int[0], new float[] {7}));
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":"
                        + "[0,4]},\"b\":{\"dtype\":\"I64\",\"shape\":[1,1],\"data_offsets\":[4,12]}}";
        byte[] other = ByteBuffer.allocate(8 + header.length() + 12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .put(FuzzFiles.bytes(header))
                .array();
        return List.of(SafeTensors.write(new StateDict(arrays)), other);
    }

    /** Returns MXNet's file in the layout of 2016, or in one of the two since. */
    private static byte[] params(int layout) {
        ByteBuffer file = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0x112).putLong(0).putLong(NAMES.size());
        for (int array = 0; array < NAMES.size(); array++) {
            switch (layout) {
                case 0 -> file.putInt(2).putInt(2).putInt(array + 1);
                case 1 -> file.putInt(0xF993FAC8).putInt(2).putLong(2).putLong(array + 1);
                default ->
                    file.putInt(0xF993FAC9).putInt(0).putInt(2).putLong(2).putLong(array + 1);
            }
            file.putInt(1).putInt(0).putInt(0);
            for (int i = 0; i < 2 * (array + 1); i++) {
                file.putFloat(i + 0.5f);
            }
        }
        file.putLong(NAMES.size());
        for (String name : NAMES) {
            file.putLong(name.length()).put(FuzzFiles.bytes(name));
        }
        byte[] written = new byte[file.position()];
        file.get(0, written);
        return written;
    }
}
