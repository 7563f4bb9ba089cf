package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that decides a run, complete: nothing is absent but what is truly optional. */
public record RunSpec(
        @JsonPropertyDescription("The published method.") Method method,

        @JsonPropertyDescription("Seed of every random draw.")
        long seed,

        @JsonPropertyDescription("What the networks compute with.")
        Numeric numeric,

        @JsonPropertyDescription("Pictures, labels and lists.")
        Dataset dataset,

        @JsonPropertyDescription(
                "ImageNet weights of the backbone (.pth, .safetensors); absent: random weights and the "
                        + "defaults that these need.")
        @Nullable
        String initialWeights,

        @JsonPropertyDescription("The shape of the networks.")
        Network network,

        @JsonPropertyDescription("Present: a second round with pasted objects (CDA).") @Nullable
        ContextDecoupling contextDecoupling,

        @JsonPropertyDescription("Parameters of the stages, for both rounds where a stage runs twice.")
        Stages stages,

        @JsonPropertyDescription(
                "Artifacts made elsewhere, by name (cam-weights, cams, irn-weights, sem-seg, objects): they "
                        + "replace the step that would make them.")
        Map<String, String> given,

        @JsonPropertyDescription("Where artifacts are kept.")
        StoreSpec store,

        @JsonPropertyDescription("How a cluster carries the run out.")
        Execution execution,

        @JsonPropertyDescription(
                "Whether results of equal key are taken from and offered to runs of other names: readWrite both, readOnly "
                        + "takes only, off neither. A run always finds its own results, so that it can continue.")
        CacheMode cache,

        @JsonPropertyDescription("What is kept of a finished run.")
        Retention retention,

        @JsonPropertyDescription("Start nothing, and stop what runs.")
        boolean suspend,

        @JsonPropertyDescription("Another controller that handles this run; reserved.") @Nullable
        String managedBy) {
    /** Refuses values that make no sense, all of them at once. */
    public RunSpec {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        Checks checks = new Checks()
                .that(
                        method == Method.IRN,
                        "method",
                        "is " + method.name().toLowerCase(Locale.ROOT) + ", which is not there yet; irn works")
                .that(
                        contextDecoupling != null || !given.containsKey("objects"),
                        "given/objects",
                        "is for the decoupled round, which is the one that pastes: add contextDecoupling: {}");
        given.keySet().forEach(name -> checks.oneOf(GIVEN, "given/" + name, name));
        backbone(checks, "stages", initialWeights, stages);
        if (contextDecoupling != null) {
            backbone(checks, "contextDecoupling/stages", initialWeights, contextDecoupling.stages());
        }
        checks.orRefuse();
    }

    private static final List<String> GIVEN = List.of("cam-weights", "cams", "irn-weights", "sem-seg", "objects");

    private static void backbone(Checks checks, String at, @Nullable String initialWeights, Stages stages) {
        checks.that(
                initialWeights != null || stages.trainIrn().backbone() == IrnBackbone.CAM_WEIGHTS,
                at + "/train-irn/backbone",
                "asks for initial weights, but there are none: set spec.initialWeights, or camWeights here");
    }

    RunSpec at(Dataset dataset, @Nullable String initialWeights, Map<String, String> given, StoreSpec store) {
        return new RunSpec(
                method,
                seed,
                numeric,
                dataset,
                initialWeights,
                network,
                contextDecoupling,
                stages,
                given,
                store,
                execution,
                cache,
                retention,
                suspend,
                managedBy);
    }
}
