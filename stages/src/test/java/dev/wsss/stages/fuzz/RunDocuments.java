package dev.wsss.stages.fuzz;

import dev.wsss.pipeline.artifact.ArtifactManifest;
import dev.wsss.pipeline.artifact.ArtifactObject;
import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.stages.fuzz.FuzzedReader.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Manifests of runs, orders, and documents of a store.
 *
 * @param folder where manifests lie
 */
record RunDocuments(Path folder) {
    private static final Path SAMPLES = Path.of("../k8s/samples");
    private static final Path ORDERS = Path.of("../pipeline/src/test/resources/orders");

    /** Returns readers of all of these documents. */
    List<FuzzedReader> all() throws IOException {
        return List.of(
                new FuzzedReader(
                        "manifest",
                        Mutations.of("manifest", files(SAMPLES)),
                        this::manifest,
                        Refusal.of(FailureClass.INVALID_CONFIG, "/run\\.yaml: ?")),
                new FuzzedReader(
                        "order",
                        Mutations.of("order", files(ORDERS)),
                        RunDocuments::order,
                        Refusal.of(FailureClass.INVALID_CONFIG, "^InvalidConfig: order: \\V+$")),
                new FuzzedReader(
                        "artifact",
                        Mutations.of("artifact", List.of(artifact())),
                        file -> ArtifactManifest.parse(file, "object 'mutated'")
                                .digest()
                                .hex(),
                        Refusal.of(FailureClass.STORE_CORRUPT, "^StoreCorrupt: object 'mutated' ")),
                new FuzzedReader(
                        "attempt",
                        Mutations.of("attempt", List.of(attempt())),
                        this::attempt,
                        Refusal.of(FailureClass.STORE_CORRUPT, "^StoreCorrupt: object 'a/attempt\\.json' ")));
    }

    private static List<byte[]> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(FuzzFiles::bytes).toList();
        }
    }

    private String manifest(byte[] file) throws IOException {
        EffectiveSpec read = EffectiveSpec.of(RunManifest.read(FuzzFiles.written(folder.resolve("run.yaml"), file)));
        return Sha256.of(FuzzFiles.bytes(read.toYaml()));
    }

    /** Reads an order; writing and reading it gives the same order. */
    private static String order(byte[] file) {
        Order read = Order.read(new String(file, StandardCharsets.UTF_8));
        if (!Order.read(read.toJson()).equals(read)) {
            throw new AssertionError("another order when it is read again");
        }
        return Sha256.of(FuzzFiles.bytes(read.toJson()));
    }

    private static byte[] artifact() {
        List<ArtifactObject> objects = Stream.of("block-00000.json", "block-00000.tar", "catalogue.json")
                .map(name -> new ArtifactObject(name, 700, Sha256.of(FuzzFiles.bytes(name))))
                .toList();
        return new ArtifactManifest("dataset", 2, objects).bytes();
    }

    private byte[] attempt() throws IOException {
        new AttemptRecord(
                        "make-cam",
                        "0".repeat(64),
                        1,
                        "2026-01-01T00:00:00Z",
                        "2026-01-01T00:00:07Z",
                        "host",
                        Map.of("libtorch", "2.7.1"),
                        "CPU, float32",
                        1L << 30,
                        6.5,
                        120L,
                        null,
                        List.of("train.txt: 2 lines"))
                .write(new DirectoryStore(folder), "a/");
        return Files.readAllBytes(folder.resolve("a/" + AttemptRecord.FILE));
    }

    private String attempt(byte[] file) throws IOException {
        FuzzFiles.written(folder.resolve("a/" + AttemptRecord.FILE), file);
        return AttemptRecord.read(new DirectoryStore(folder), "a/")
                .orElseThrow()
                .step();
    }
}
