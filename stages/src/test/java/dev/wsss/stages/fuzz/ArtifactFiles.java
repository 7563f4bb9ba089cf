package dev.wsss.stages.fuzz;

import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.fuzz.FuzzedReader.Refusal;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.BlockWriter;
import dev.wsss.stages.shard.MemoryObject;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.shard.ShardSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Files of artifacts: arrays, and tars with their indexes. */
final class ArtifactFiles {
    private static final String TAR = "block-00000.tar";
    private static final String INDEX = "block-00000.json";
    private static final List<String> IDS = List.of("2007_000032", "b", "x".repeat(160));

    private ArtifactFiles() {}

    static List<FuzzedReader> all() throws IOException {
        Map<String, byte[]> whole = shard();
        Refusal corrupt = Refusal.of(FailureClass.STORE_CORRUPT, "^StoreCorrupt: block-00000\\.(tar|json): ");
        return List.of(
                new FuzzedReader(
                        "npy",
                        Mutations.of("npy", arrays()),
                        ArtifactFiles::array,
                        Refusal.of(IllegalArgumentException.class, ".npy")),
                new FuzzedReader(
                        "shard",
                        new Mutations("shard", List.of(bytes(whole, TAR)), UserArchives::withSums),
                        file -> {
                            String digest = samples(Map.of(TAR, file, INDEX, bytes(whole, INDEX)));
                            compareWithCommonsCompress(file);
                            return digest;
                        },
                        corrupt),
                new FuzzedReader(
                        "index",
                        Mutations.of("index", List.of(bytes(whole, INDEX))),
                        file -> samples(Map.of(TAR, bytes(whole, TAR), INDEX, file)),
                        corrupt));
    }

    private static List<byte[]> arrays() {
        byte[] first = NpyArray.of(new FloatArray(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}))
                .encode();
        byte[] second = new byte[first.length + 2];
        System.arraycopy(first, 0, second, 0, 10);
        System.arraycopy(first, 10, second, 12, first.length - 10);
        second[6] = 2;
        return List.of(
                first,
                second,
                NpyArray.halves(new FloatArray(new int[] {3}, new float[] {1, 2, 3}))
                        .encode(),
                NpyArray.of(new byte[] {0, 1, 2, 3}, 2, 1, 2).encode(),
                new NpyArray(NpyArray.Type.INT64, new int[] {1}, new byte[8]).encode(),
                new NpyArray(NpyArray.Type.FLOAT64, new int[] {}, new byte[8]).encode());
    }

    /** Reads an array; the numbers are the end of the file, and a second reading of the written array is equal. */
    private static String array(byte[] file) {
        NpyArray read = NpyArray.parse(file);
        byte[] data = read.data();
        NpyArray again = NpyArray.parse(read.encode());
        if (!Arrays.equals(data, 0, data.length, file, file.length - data.length, file.length)
                || !Arrays.equals(read.shape(), again.shape())
                || !Arrays.equals(data, again.data())) {
            throw new AssertionError("other numbers than those at the end of the file");
        }
        StringBuilder head = new StringBuilder(read.type().name().toLowerCase(Locale.ROOT)).append(' ');
        for (int side : read.shape()) {
            head.append(side).append(',');
        }
        byte[] text = FuzzFiles.bytes(head.append('\n').toString());
        return Sha256.of(ByteBuffer.allocate(text.length + data.length)
                        .put(text)
                        .put(data)
                        .array())
                .substring(0, 16);
    }

    private static Map<String, byte[]> shard() throws IOException {
        Map<String, byte[]> objects = new HashMap<>();
        try (BlockWriter writer = new BlockWriter(name -> new MemoryObject(objects, name), new Block(0, IDS))) {
            for (String id : IDS) {
                writer.add(Sample.of(id, "npy", new byte[] {1, 2, 3}).and("seed.png", new byte[700]));
            }
            writer.finish();
        }
        return objects;
    }

    private static byte[] bytes(Map<String, byte[]> objects, String name) {
        byte[] content = objects.get(name);
        if (content == null) {
            throw new IllegalStateException("no " + name);
        }
        return content;
    }

    /** Reads all samples in order and each by its id. */
    private static String samples(Map<String, byte[]> objects) throws IOException {
        ShardReader reader = ShardReader.open(new Objects(objects));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        reader.forEach(sample -> {
            Sample single = reader.read(sample.id());
            for (Map.Entry<String, byte[]> part : sample.parts().entrySet()) {
                all.write(FuzzFiles.bytes(sample.id() + "." + part.getKey() + "\n"));
                all.write(part.getValue());
                if (!Arrays.equals(part.getValue(), single.part(part.getKey()))
                        || !Arrays.equals(part.getValue(), reader.read(sample.id(), part.getKey()))) {
                    throw new AssertionError("the sample " + sample.id() + " is another one by its id");
                }
            }
        });
        return Sha256.of(all.toByteArray());
    }

    private static void compareWithCommonsCompress(byte[] file) throws IOException {
        Map<String, byte[]> objects = Map.of(TAR, file, INDEX, bytes(shard(), INDEX));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(file))) {
            ShardReader.open(new Objects(objects)).forEach(sample -> {
                for (Map.Entry<String, byte[]> part : sample.parts().entrySet()) {
                    TarArchiveEntry entry = tar.getNextEntry();
                    if (!entry.getName().equals(sample.id() + "." + part.getKey())
                            || !Arrays.equals(part.getValue(), tar.readAllBytes())) {
                        throw new AssertionError("commons-compress reads another entry " + entry.getName());
                    }
                }
            });
        }
    }

    /**
     * An artifact of one block.
     *
     * @param objects by name
     */
    private record Objects(Map<String, byte[]> objects) implements ShardSource {
        @Override
        public List<Integer> blocks() {
            return List.of(0);
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(bytes(objects, name));
        }

        @Override
        public byte[] range(String name, long offset, int length) throws IOException {
            InputStream in = open(name);
            in.skipNBytes(Math.min(offset, in.available()));
            return in.readNBytes(length);
        }
    }
}
