package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.parameters.Network;
import dev.wsss.pipeline.parameters.Numeric;
import dev.wsss.pipeline.tree.Limits;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The complete description of a run: nothing is absent but what is truly optional. */
public record RunSpec(
        @JsonPropertyDescription("The published method.") Method method,

        @JsonPropertyDescription("Seed of every random draw.") @Min(-Limits.WHOLE) @Max(Limits.WHOLE)
        long seed,

        @JsonPropertyDescription("Numeric settings of the networks.")
        Numeric numeric,

        @Required @JsonPropertyDescription("Pictures, labels and lists.")
        Dataset dataset,

        @JsonPropertyDescription(
                "ImageNet weights of the backbone: a file (.pth, .safetensors, .params) or weights:NAME of published ones "
                        + "(wsss weights get NAME); absent: random weights and the defaults that these need.")
        @Nullable
        String initialWeights,

        @JsonPropertyDescription("The shape of the networks.")
        Network network,

        @JsonPropertyDescription("Present: a second round with pasted objects (CDA).") @Nullable
        ContextDecoupling contextDecoupling,

        @JsonPropertyDescription("Parameters of the stages, for both rounds where a stage runs twice.")
        Stages stages,

        @JsonPropertyDescription(
                "Artifacts made elsewhere, by name (cam-weights, cams, affinity-weights, sem-seg, objects): they "
                        + "replace the step that would make them.")
        Map<String, String> given,

        @JsonPropertyDescription("Place of the artifacts.") StoreSpec store,

        @JsonPropertyDescription("Execution in a cluster.") Execution execution,

        @JsonPropertyDescription(
                "Whether results of equal key are taken from and offered to runs of other names: readWrite both, readOnly "
                        + "takes only, off neither. A run always finds its own results, so that it can continue.")
        CacheMode cache,

        @JsonPropertyDescription("The artifacts that a finished run keeps.")
        Retention retention,

        @JsonPropertyDescription("Start nothing, and stop what runs.")
        boolean suspend,

        @JsonPropertyDescription(
                "Another controller that handles this run; absent or wsss.dev/operator: this one. Others are left alone.")
        @Nullable
        String managedBy) {
    public RunSpec {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /** Returns the rules that concern several fields. */
    public static Rules<RunSpec> rules() {
        List<String> replaceable = ArtifactKind.replaceable();
        String objects = ArtifactKind.OBJECTS.id();
        Rules<RunSpec> rules = new Rules<RunSpec>()
                .locally((own, checks) ->
                        own.given.keySet().forEach(name -> checks.oneOf(replaceable, "given/" + name, name)))
                .inCluster(
                        Rules.present("given") + "self.given.all(name, name in " + Rules.Cel.list(replaceable) + ")",
                        "has a name that is none of " + String.join(", ", replaceable),
                        ".given")
                .locally((own, checks) -> checks.that(
                        own.contextDecoupling != null || !own.given.containsKey(objects),
                        "given/" + objects,
                        "is for the decoupled round, which is the one that pastes: add contextDecoupling: {}"))
                .inCluster(
                        Rules.present("given") + "!('" + objects + "' in self.given) || has(self.contextDecoupling)",
                        "has " + objects + ", which are for the decoupled round: add contextDecoupling: {}",
                        ".given")
                .inCluster(
                        "has(self.managedBy) == has(oldSelf.managedBy) && "
                                + "(!has(self.managedBy) || self.managedBy == oldSelf.managedBy)",
                        "cannot be set, changed or removed on a run that is there; make a new run",
                        ".managedBy");
        publishedWeights(rules);
        TwoRounds.rules(rules);
        MethodRules.rules(rules);
        return rules;
    }

    private static void publishedWeights(Rules<RunSpec> rules) {
        List<String> names = PublishedWeights.all().stream()
                .map(each -> PublishedWeights.SCHEME + each.name())
                .toList();
        rules.locally((own, checks) -> {
            if (own.initialWeights != null && own.initialWeights.startsWith(PublishedWeights.SCHEME)) {
                checks.oneOf(names, "initialWeights", own.initialWeights);
            }
        });
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
