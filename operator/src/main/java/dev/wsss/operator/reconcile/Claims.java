package dev.wsss.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.status.RunState;
import dev.wsss.operator.sweep.Claim;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.InvalidManifest;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What runs hold in their stores: everything until they have succeeded, since they may go on from there, and after that what
 * their {@code retention.keep} names.
 */
final class Claims {
    private Claims() {}

    static Claim of(WSSSRun run) {
        String uid = run.getMetadata().getUid();
        WSSSRunStatus status = Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE);
        Set<String> kept = RunState.SUCCEEDED.title().equals(status.state()) ? kept(run) : null;
        List<String> parts = new ArrayList<>();
        for (StepStatus step : status.steps()) {
            OutputStatus output = step.output();
            if (output != null && (kept == null || kept.contains(step.name()))) {
                parts.addAll(output.parts());
                parts.add(output.manifest());
            }
        }
        return new Claim(uid, kept == null, parts);
    }

    /** Names of the steps whose output stays; nothing where the spec cannot be understood, so that all of it stays. */
    private static @Nullable Set<String> kept(WSSSRun run) {
        JsonNode document = run.getSpec();
        if (document == null) {
            return null;
        }
        try {
            RunSpec spec = EffectiveSpec.of(
                            new RunManifest(run.getMetadata().getName(), document, "spec", Path.of("/")))
                    .spec();
            Set<String> names = new HashSet<>();
            for (Step step : Pipeline.of(spec).steps()) {
                if (spec.retention().keep().contains(step.writes().kind().id())) {
                    names.add(step.name());
                }
            }
            return names;
        } catch (InvalidManifest invalid) {
            return null;
        }
    }
}
