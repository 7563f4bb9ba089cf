package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.ids.Report;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.source.GivenDigests;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A played operator whose pods are processes: it renders orders and publishes what executions leave. */
final class PlayedOperator {
    /** The uid of the run, the first part of every key that its executions write. */
    static final String RUN = "run-uid";

    private final Path folder;
    private final RunManifest manifest;
    private final Store kept;
    private final Map<String, String> credentials;
    private final EffectiveSpec effective;
    private final NumericMode numeric;
    private final Map<Artifact, OrderInput> known = new HashMap<>();
    private @Nullable Long noProgressSeconds;

    /** Creates an operator whose store and other files lie in {@code folder}. */
    PlayedOperator(Path folder, Path manifest) throws IOException {
        this(
                folder,
                keptIn(Map.of("location", folder.resolve("store").toString()), RunManifest.read(manifest)),
                Map.of());
    }

    private PlayedOperator(Path folder, RunManifest manifest, Map<String, String> credentials) throws IOException {
        this.folder = folder;
        this.manifest = manifest;
        this.credentials = credentials;
        this.effective = EffectiveSpec.of(this.manifest);
        this.numeric = new NumericMode(
                effective.spec().numeric().type(),
                Objects.requireNonNull(effective.spec().numeric().threads()),
                NumericMode.LIBTORCH);
        this.kept = new StoreAccess(S3Environment.of(credentials), S3Timing.patient())
                .open(effective.spec().store());
        Files.createDirectories(folder.resolve("scratch"));
    }

    /** Returns an operator whose store lies in a bucket of a server. */
    static PlayedOperator onBucket(Path folder, Path manifest, Minio minio, String prefix) throws IOException {
        Map<String, String> store = Map.of("endpoint", minio.endpoint(), "bucket", Minio.BUCKET, "prefix", prefix);
        return new PlayedOperator(
                folder,
                keptIn(store, RunManifest.read(manifest)),
                Map.of(
                        "WSSS_CREDENTIALS",
                        minio.credentials(folder.resolve("credentials")).toString()));
    }

    private static RunManifest keptIn(Map<String, String> store, RunManifest written) {
        ObjectNode spec = written.spec().deepCopy();
        store.forEach(spec.withObject("/store")::put);
        return new RunManifest(written.name(), spec, written.source(), written.folder());
    }

    Pipeline pipeline() {
        return Pipeline.of(effective.spec());
    }

    Path store() {
        return folder.resolve("store");
    }

    /** Returns the store, wherever it lies. */
    Store kept() {
        return kept;
    }

    Stored stored() {
        return new Stored(store());
    }

    /** Sets the stall timeout of the orders that follow. */
    void patience(long seconds) {
        noProgressSeconds = seconds;
    }

    /** Records digests of all user files that the manifest names. */
    PlayedOperator withGiven() {
        for (Artifact artifact : pipeline().given()) {
            ArtifactDigest digest = new ArtifactDigest(Sha256.of(artifact.name().getBytes(StandardCharsets.UTF_8)));
            known.put(artifact, OrderInput.given(artifact, digest));
        }
        return this;
    }

    /** Finds the digests of the user's files. */
    void withGiven(GivenDigests digests) {
        String labels = effective.spec().dataset().labels();
        for (Artifact artifact : pipeline().given()) {
            known.put(artifact, OrderInput.given(artifact, digests.of(artifact, labels)));
        }
    }

    StepKey key(Step step) {
        Map<Artifact, ArtifactDigest> digests = new HashMap<>();
        step.reads().forEach(each -> digests.put(each, input(each).digest()));
        return StepKey.of(step, digests, effective.spec().seed(), numeric);
    }

    /** Renders the order of an attempt; {@code shares} are lists of blocks, one for each index. */
    Order order(Step step, int attempt, List<List<Integer>> shares) {
        JsonNode spec = step.task() == Report.REPORT ? manifest.spec() : null;
        return new Order(
                manifest.name(),
                step.name(),
                step.task(),
                step.round(),
                step.parameters(),
                key(step).hex(),
                attempt,
                step.reads().stream().map(this::input).toList(),
                effective.spec().seed(),
                numeric,
                effective.spec().store(),
                RUN + "/attempts/" + step.name() + "/" + attempt + "/",
                RUN + "/checkpoints/" + step.name() + "/" + key(step).hex() + "/",
                shares,
                null,
                noProgressSeconds,
                spec);
    }

    /** Divides the blocks of the data set among so many indexes. */
    List<List<Integer>> shares(int indexes) {
        List<List<Integer>> shares = new ArrayList<>();
        for (int index = 0; index < indexes; index++) {
            shares.add(new ArrayList<>());
        }
        OrderInput dataset = known.values().stream()
                .filter(each -> each.name().equals("dataset"))
                .findFirst()
                .orElseThrow();
        List<Integer> blocks = new Publication(kept)
                .verified(Objects.requireNonNull(dataset.artifact()))
                .manifest()
                .blocks();
        blocks.forEach(block -> shares.get(block % indexes).add(block));
        return shares;
    }

    /** Starts an execution of an order. */
    Program start(Order order, String pod, @Nullable Integer index, Object... more) throws IOException {
        return start(List.of(), order, pod, index, more);
    }

    /** Starts an execution with further Java options. */
    Program start(List<String> options, Order order, String pod, @Nullable Integer index, Object... more)
            throws IOException {
        List<Object> words = new ArrayList<>(List.of("step", "--order", written(order)));
        words.addAll(more.length == 0 ? List.of("--metrics-port", 0) : List.of(more));
        return Program.pod(options, environment(pod, index), words.toArray());
    }

    /** Returns the environment of a pod. */
    Map<String, String> environment(String pod, @Nullable Integer index) {
        Map<String, String> environment = new HashMap<>(credentials);
        environment.put("WSSS_POD_UID", pod);
        environment.put("WSSS_SCRATCH", folder.resolve("scratch").toString());
        environment.put("WSSS_TERMINATION_LOG", lastMessage(pod).toString());
        if (index != null) {
            environment.put("JOB_COMPLETION_INDEX", index.toString());
        }
        return environment;
    }

    /** Executes an order in this process. */
    Answer executed(Order order, String pod, @Nullable Integer index) throws IOException {
        return Answer.ofStep(environment(pod, index), "--order", written(order));
    }

    /** Writes the order as the file that a pod finds. */
    Path written(Order order) throws IOException {
        return Files.writeString(
                folder.resolve("order-" + order.step() + "-" + order.attempt() + ".json"), order.toJson());
    }

    /** Returns the file with the last message of a pod. */
    Path lastMessage(String pod) {
        return folder.resolve("last-message-" + pod);
    }

    /** Executes a step in one execution and publishes it; returns what it printed. */
    String executed(Step step) throws Exception {
        Order order = order(step, 1, List.of());
        String pod = "pod-of-" + step.name();
        try (Program program = start(order, pod, null)) {
            program.done();
            publish(step, List.of(order.output() + pod + "/"));
            return program.output();
        }
    }

    /** Publishes outputs of executions, each below a prefix of its own. */
    Published publish(Step step, List<String> parts) {
        Publication publication = new Publication(kept);
        String key = key(step).hex();
        String merged = RUN + "/attempts/" + step.name() + "/1/";
        Published output = parts.size() == 1
                ? publication.publish(step.task().id(), key, parts.getFirst())
                : publication.publishParts(step.task().id(), key, parts, merged);
        known.put(step.writes(), OrderInput.stored(step.writes(), output.location()));
        return output;
    }

    private OrderInput input(Artifact artifact) {
        OrderInput input = known.get(artifact);
        assertThat(input).as(artifact.name() + " is known").isNotNull();
        return Objects.requireNonNull(input);
    }
}
