package dev.wsss.stages.cli;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.graph.Accelerator;
import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Selection;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.source.UserFileResolver;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.run.RunSettings;
import dev.wsss.stages.script.Processor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A manifest on this machine, which decides what the manifest leaves open.
 *
 * @param store of the command line, instead of the manifest's
 * @param workers threads for work on single pictures, instead of the manifest's or the processors
 * @param processor what networks compute on
 */
record LocalRun(@Nullable String store, @Nullable Integer workers, Processor processor) {
    LocalRun {
        if (workers != null && workers < 1) {
            throw new Failure(FailureClass.INVALID_CONFIG, "--workers: is " + workers + ", but must be at least 1");
        }
    }

    /** Selection of the steps that may be executed, given all of them and the store. */
    @FunctionalInterface
    interface Part {
        /** Every step. */
        Part ALL = (all, kept) -> all;

        Selection of(Selection all, Store kept);
    }

    /** Returns a manifest, or a part of its steps, with this machine's processors and store. */
    RunSettings settings(RunManifest manifest, Part part) {
        EffectiveSpec effective = EffectiveSpec.of(manifest);
        RunSpec spec = effective.spec();
        StoreAccess access = Home.stores();
        StoreSpec place = place(spec.store());
        Store kept = access.open(place);
        return new RunSettings(
                manifest,
                effective,
                part.of(Selection.all(Pipeline.of(spec)), kept),
                new NumericMode(
                        spec.numeric().type(),
                        Objects.requireNonNullElse(spec.numeric().threads(), processors()),
                        NumericMode.LIBTORCH,
                        processor.isGpu() ? Accelerator.GPU : null),
                kept,
                new UserFileResolver(access, place, Home.weights()),
                threads(spec));
    }

    private int threads(RunSpec spec) {
        Integer written = spec.execution().loaderThreads();
        return workers != null ? workers : Objects.requireNonNullElse(written, processors());
    }

    /** Returns where artifacts are kept in the end. */
    private StoreSpec place(StoreSpec written) {
        if (store != null) {
            return written.replacedBy(store);
        }
        return written.bucket() == null && written.location() == null
                ? written.replacedBy(Home.store().toString())
                : written;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
