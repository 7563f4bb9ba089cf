package dev.wsss.stages.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.Locale;

/**
 * Manifests of the arms of one experiment, named after the base, its method, the arm and the seed.
 *
 * @param base the manifest of both rounds
 */
record Arms(RunManifest base) {
    Arms {
        if (EffectiveSpec.of(base).spec().contextDecoupling() == null) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "bench science: the manifest has no contextDecoupling, so there is nothing to compare; k8s/samples/quickstart.yaml has one");
        }
    }

    RunManifest plain(long seed) {
        return manifest(Arm.PLAIN, firstRound(seed));
    }

    RunManifest decoupled(long seed) {
        return manifest(Arm.DECOUPLED, spec(seed));
    }

    /** Returns plain training of so many passes. */
    RunManifest plainAsLong(long seed, int epochs) {
        ObjectNode spec = firstRound(seed);
        spec.withObject("/stages/train-cam").put("epochs", epochs);
        return manifest(Arm.PLAIN_AS_LONG, spec);
    }

    private ObjectNode firstRound(long seed) {
        ObjectNode spec = spec(seed);
        spec.remove("contextDecoupling");
        return spec;
    }

    /** Returns the manifest with a seed, from which generated pictures are drawn, too. */
    private ObjectNode spec(long seed) {
        ObjectNode spec = base.spec().deepCopy();
        spec.put("seed", seed);
        if (spec.path("dataset").has("synthetic")) {
            spec.withObject("/dataset/synthetic").put("seed", seed);
        }
        return spec;
    }

    private RunManifest manifest(Arm arm, ObjectNode spec) {
        String method = EffectiveSpec.of(base).spec().method().id();
        String name = String.format(
                Locale.ROOT,
                "%s-%s-%d",
                base.name().endsWith(method) ? base.name() : base.name() + "-" + method,
                arm.title().replaceAll("\\W+", "-"),
                spec.path("seed").longValue());
        return new RunManifest(name, spec, base.source(), base.folder());
    }
}
