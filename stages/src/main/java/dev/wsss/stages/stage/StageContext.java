package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.pipeline.graph.StepParameters;
import dev.wsss.pipeline.parameters.Network;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.Architectures;
import dev.wsss.stages.method.Method;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a stage, complete.
 *
 * @param parameters what it reads of the manifest
 * @param randomness the source of its draws
 * @param numeric what its networks compute with
 * @param inputs the artifacts it reads
 * @param sources the user's own files, for the stages that read them
 * @param share which blocks of pictures this execution takes, where executions can share them
 * @param output the artifact it writes
 * @param checkpoints where it keeps half-done work
 * @param resumed half-done work of an earlier execution, to be continued; absent for a fresh start
 * @param progress receives the progress
 * @param remarks receives sentences on how the user's data was understood
 * @param cancellation stops it
 * @param clock for the times between checkpoints
 * @param workers threads for work on single pictures
 */
public record StageContext(
        StepParameters parameters,
        Randomness randomness,
        Numeric numeric,
        Inputs inputs,
        Sources sources,
        BlockSubset share,
        ArtifactWriter output,
        Checkpoints checkpoints,
        Checkpoints.@Nullable Checkpoint resumed,
        StageProgress progress,
        Remarks remarks,
        CancellationToken cancellation,
        Clock clock,
        int workers) {
    /** Returns the stage's own parameters. */
    public <T extends Record> T own(Class<T> type) {
        return parameters.own(type);
    }

    /** Returns the parts of the run's method. */
    Method method() {
        return Methods.of(Objects.requireNonNull(parameters.method(), "a stage that is no part of a method"));
    }

    /** Returns the shape of the run's networks. */
    Shape shape() {
        Network network = Objects.requireNonNull(parameters.network(), "a stage without a network");
        Architecture architecture = Architectures.of(
                network.backbone(Objects.requireNonNull(parameters.method(), "a stage that is no part of a method")));
        return new Shape(architecture, network.width(), parameters.classes().size());
    }

    OrderedParallelMap work() {
        return new OrderedParallelMap(workers, cancellation, progress);
    }

    ArtifactSink sink() {
        return new ArtifactSink(output);
    }
}
