package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.manifest.tree.Checks;
import dev.wsss.pipeline.manifest.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that decides a run, complete: nothing is absent but what is truly optional. */
@ValidationRule(
        value = "!has(self.method) || self.method == 'irn'",
        message = "is not there yet; irn works",
        fieldPath = ".method")
@ValidationRule(
        value = """
                !has(self.given) || self.given.all(name,
                    name in ['cam-weights', 'cams', 'irn-weights', 'sem-seg', 'objects'])""",
        message = "has a name that is none of cam-weights, cams, irn-weights, sem-seg, objects",
        fieldPath = ".given")
@ValidationRule(
        value = "!has(self.given) || !('objects' in self.given) || has(self.contextDecoupling)",
        message = "has objects, which are for the decoupled round: add contextDecoupling: {}",
        fieldPath = ".given")
@ValidationRule(
        value = """
                has(self.initialWeights) ||
                    self.?steps.?train__dash__irn.?backbone
                        .or(self.?stages.?train__dash__irn.?backbone)
                        .orValue('camWeights') != 'initialWeights'""",
        message = "train-irn.backbone asks for initial weights, but there are none: "
                + "set initialWeights, or camWeights there")
@ValidationRule(
        value = """
                has(self.initialWeights) || !has(self.contextDecoupling) ||
                    self.?steps.?decoupled__dash__train__dash__irn.?backbone
                        .or(self.?contextDecoupling.?stages.?train__dash__irn.?backbone)
                        .or(self.?stages.?train__dash__irn.?backbone)
                        .orValue('camWeights') != 'initialWeights'""",
        message = "train-irn.backbone of the second round asks for initial weights, but there are none: "
                + "set initialWeights, or camWeights there")
@ValidationRule(
        value = """
                !has(self.contextDecoupling) ||
                    self.?steps.?decoupled__dash__train__dash__cam.?batchSize
                        .or(self.?contextDecoupling.?stages.?train__dash__cam.?batchSize)
                        .or(self.?stages.?train__dash__cam.?batchSize)
                        .orValue(16) % 2 == 0""",
        message = "train-cam.batchSize of the second round must be even: it fills half a batch with pasted copies")
@ValidationRule(
        value = """
                has(self.contextDecoupling) || !has(self.steps) || !(
                    has(self.steps.decoupled__dash__train__dash__cam) ||
                    has(self.steps.decoupled__dash__make__dash__cam) ||
                    has(self.steps.decoupled__dash__ir__dash__label) ||
                    has(self.steps.decoupled__dash__train__dash__irn) ||
                    has(self.steps.decoupled__dash__make__dash__sem__dash__seg) ||
                    has(self.steps.decoupled__dash__eval__dash__cam) ||
                    has(self.steps.decoupled__dash__eval__dash__sem__dash__seg))""",
        message = "has a step of the second round, but there is none: add contextDecoupling: {}",
        fieldPath = ".steps")
@ValidationRule(
        value = """
                has(self.managedBy) == has(oldSelf.managedBy) &&
                    (!has(self.managedBy) || self.managedBy == oldSelf.managedBy)""",
        message = "cannot be set, changed or removed on a run that is there; make a new run",
        fieldPath = ".managedBy")
public record RunSpec(
        @JsonPropertyDescription("The published method.") Method method,

        @JsonPropertyDescription("Seed of every random draw.") @Min(-Limits.WHOLE) @Max(Limits.WHOLE)
        long seed,

        @JsonPropertyDescription("What the networks compute with.")
        Numeric numeric,

        @Required @JsonPropertyDescription("Pictures, labels and lists.")
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
                        contextDecoupling != null || !given.containsKey(ArtifactKind.OBJECTS.id()),
                        "given/" + ArtifactKind.OBJECTS.id(),
                        "is for the decoupled round, which is the one that pastes: add contextDecoupling: {}")
                .that(
                        store.prefixBytes() <= StoreSpec.PREFIX_BYTES,
                        "store/prefix",
                        "has " + store.prefixBytes() + " bytes in UTF-8, but " + StoreSpec.PREFIX_BYTES
                                + " are the most");
        given.keySet().forEach(name -> checks.oneOf(ArtifactKind.replaceable(), "given/" + name, name));
        backbone(checks, "stages", initialWeights, stages);
        if (contextDecoupling != null) {
            backbone(checks, "contextDecoupling/stages", initialWeights, contextDecoupling.stages());
        }
        checks.orRefuse();
    }

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
