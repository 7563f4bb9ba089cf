package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.pipeline.artifact.ObjectCache;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Report;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.Inputs;
import dev.wsss.stages.stage.Remarks;
import dev.wsss.stages.stage.Sources;
import dev.wsss.stages.stage.StageContext;
import dev.wsss.stages.stage.StageProgress;
import dev.wsss.stages.stage.StageRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The execution of one order, in the embedded run and in a pod: from verified inputs to an output below the execution's
 * prefix that lacks nothing but its manifest.
 *
 * @param store where inputs lie and the output goes
 * @param cache of the objects of its inputs
 * @param cancellation stops it
 * @param clock for records and checkpoints
 * @param processor what networks compute on
 * @param workers threads for work on single pictures
 */
record StepRun(
        Store store, ObjectCache cache, CancellationToken cancellation, Clock clock, Processor processor, int workers) {
    /** Does it and leaves objects and a record; it has succeeded when the caller has finished the artifact as the last thing. */
    ArtifactWriter execute(Order order, Assignment assignment, Sources sources, StageProgress progress)
            throws IOException {
        Instant started = clock.instant();
        Usage usage = Usage.mark();
        Inputs inputs = inputs(order);
        Computation computation = new Computation(processor, order.numeric());
        if (order.task().runsNetwork()) {
            computation.check();
        }
        Checkpoints.Checkpoint resumed = assignment.checkpoints().newest().orElse(null);
        ArtifactWriter output = new ArtifactWriter(
                store,
                assignment.output(),
                order.task().writes().id(),
                order.task().contractVersion());
        Remarks remarks = new Remarks(progress::say);
        StageContext context = new StageContext(
                order.parameters(),
                new Randomness(order.seed(), order.task().drawLabel()),
                order.task().runsNetwork()
                        ? computation.numeric()
                        : new Numeric(Precision.FLOAT32, order.numeric().threads()),
                inputs,
                sources,
                assignment.share(),
                output,
                assignment.checkpoints(),
                resumed,
                progress,
                remarks,
                cancellation,
                clock,
                workers);
        body(order).run(context);
        cancellation.check();
        Long resumedFrom = resumed == null ? null : resumed.position();
        String networks = order.task().runsNetwork() ? computation.words() : null;
        record(order, networks, started, usage, resumedFrom, remarks).write(store, assignment.output());
        return output;
    }

    private StageRunner body(Order order) {
        return switch (order.task()) {
            case Stage stage -> StageRunner.of(stage);
            case Report report -> new ReportStep(order, store);
        };
    }

    /** Verifies the inputs, so that one that lost an object is found before the work begins. */
    private Inputs inputs(Order order) {
        Publication publication = new Publication(store);
        Map<ArtifactKind, ArtifactReader> readers = new EnumMap<>(ArtifactKind.class);
        for (OrderInput input : order.inputs()) {
            if (input.artifact() != null) {
                publication.verified(input.artifact());
                readers.put(input.kind(), ArtifactReader.open(store, input.artifact(), cache));
            }
        }
        return new Inputs(readers);
    }

    private AttemptRecord record(
            Order order,
            @Nullable String networks,
            Instant started,
            Usage usage,
            @Nullable Long resumedFrom,
            Remarks remarks) {
        Map<String, String> libraries = new TreeMap<>();
        libraries.put("java", System.getProperty("java.version"));
        libraries.put("libtorch", order.numeric().libtorch());
        return new AttemptRecord(
                order.step(),
                order.key(),
                order.attempt(),
                started.toString(),
                // A clock that was set back meanwhile must not cost the work.
                Collections.max(List.of(started, clock.instant())).toString(),
                host(),
                libraries,
                networks,
                Usage.peakBytes(),
                usage.cpuSecondsSince(),
                resumedFrom,
                null,
                remarks.all());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
