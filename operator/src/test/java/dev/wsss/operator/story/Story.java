package dev.wsss.operator.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.api.CacheResult;
import dev.wsss.operator.api.GpuStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.decide.Decider;
import dev.wsss.operator.decide.Decision;
import dev.wsss.operator.decide.JobRefusal;
import dev.wsss.operator.decide.RunView;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.spec.ProfileLookup;
import dev.wsss.pipeline.manifest.InvalidManifest;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run with a sequence of events: {@code in-run.yaml} is the resource as its user applies it, {@code in-story.yaml}
 * the beats.
 *
 * <p>After each beat decisions are made and executed until nothing is left to do at once.
 */
final class Story {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    private static final int PATIENCE = 30;
    private static final Set<String> RESTING = Set.of("Succeeded", "Failed", "Suspended", "Invalid");

    private final SimulatedCluster cluster = new SimulatedCluster();
    private final SimulatedStore store = new SimulatedStore();
    private final Profiles profiles = Profiles.installed(JsonNodeFactory.instance.objectNode());
    private final Map<String, JsonNode> known = new TreeMap<>();
    private final WSSSRun run;
    private final JsonNode beats;
    private final Decider deciding;
    private final Map<String, JobRefusal> unmade = new HashMap<>();
    private boolean terminating;
    private @Nullable String other;
    private final Set<String> leaving = new HashSet<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Story(WSSSRun run, JsonNode beats) {
        this.run = run;
        this.beats = beats;
        List<String> allowed = new ArrayList<>();
        beats.path("allowedEndpoints").forEach(each -> allowed.add(each.asText()));
        this.deciding = new Decider(new Installation(allowed, List.of("wsss-store"), List.of()));
    }

    static Story read(Path folder) throws IOException {
        WSSSRun run = Serialization.unmarshal(Files.readString(folder.resolve("in-run.yaml")), WSSSRun.class);
        run.getMetadata().setNamespace("research");
        run.getMetadata().setUid("11111111-2222-3333-4444-555555555555");
        run.getMetadata().setGeneration(1L);
        return new Story(run, YAML.readTree(folder.resolve("in-story.yaml").toFile()));
    }

    /** Returns the operator's actions and messages, as YAML: a document of beats. */
    String decisions() throws IOException {
        ArrayNode decisions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode beat : beats.path("beats")) {
            decisions.add(tell(beat));
        }
        return YAML.writeValueAsString(decisions);
    }

    private ObjectNode tell(JsonNode beat) {
        change(beat);
        Optional<Decision> last = settle();
        ObjectNode decisions = JsonNodeFactory.instance.objectNode();
        decisions.put("beat", beat.path("say").asText());
        List<String> heard = cluster.heard();
        if (!heard.isEmpty()) {
            ArrayNode does = decisions.putArray("does");
            heard.forEach(does::add);
        }
        WSSSRunStatus status = Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE);
        status.conditions().stream()
                .filter(each ->
                        each.getType().equals("Accepted") && !each.getStatus().equals("True"))
                .forEach(each -> decisions.put("accepted", each.getReason()));
        decisions.put("state", status.state());
        decisions.put("explain", status.explain());
        GpuStatus gpu = status.gpu();
        if (gpu != null) {
            decisions.put("gpuSeconds", gpu.seconds());
        }
        if (status.eta() != null) {
            decisions.put("eta", status.eta());
        }
        last.map(Decision::wake).ifPresent(wake -> decisions.put("wakesAt", wake.toString()));
        ObjectNode steps = decisions.putObject("steps");
        status.steps().stream()
                .filter(each -> each.state() != StepPhase.WAITING || each.key() != null)
                .forEach(each -> steps.put(each.name(), words(each)));
        Plot.jobs(beat.path("show"), cluster.jobs()).forEach((name, job) -> decisions.set(name, job));
        if (beat.path("showStatus").asBoolean()) {
            decisions.set("status", YAML.convertValue(status, JsonNode.class));
        }
        return decisions;
    }

    /**
     * Checks that runs that are over, refused or suspended have no queries to their store, which would repeat for as
     * long as they exist.
     */
    private void asksNothingInVain(Decision decision) {
        WSSSRunStatus status = decision.status();
        boolean rests = RESTING.contains(status.state())
                && Objects.equals(status.observedGeneration(), run.getMetadata().getGeneration());
        if (rests
                && run.getMetadata().getDeletionTimestamp() == null
                && !decision.questions().isEmpty()) {
            throw new AssertionError("a run that is " + status.state() + " asks " + decision.questions());
        }
    }

    /** Returns a step in a line. */
    private static String words(StepStatus step) {
        List<String> words = new ArrayList<>(
                List.of(YAML.valueToTree(step.state()).toString().replace("\"", "")));
        if (step.attempt() > 0) {
            words.add("attempt " + step.attempt());
        }
        if (step.cache() != null) {
            words.add((step.cache().result() == CacheResult.HIT ? "hit" : "miss") + " ("
                    + step.cache().why() + ")");
        }
        if (!step.failures().isEmpty()) {
            words.add("failures " + step.failures());
        }
        if (step.effective().microBatch() != null) {
            words.add("micro-batch " + step.effective().microBatch());
        }
        if (step.effective().memory() != null && step.failures().containsKey("HostOutOfMemory")) {
            words.add("memory " + step.effective().memory());
        }
        if (!step.effective().avoidNodes().isEmpty()) {
            words.add("avoids " + step.effective().avoidNodes());
        }
        if (step.progress() != null) {
            words.add(step.progress().done() + "/" + step.progress().total() + " "
                    + step.progress().unit());
        }
        if (step.output() != null) {
            words.add("output " + step.output().digest().substring(0, 8));
        }
        return String.join(", ", words);
    }

    private void change(JsonNode beat) {
        now = now.plusSeconds(beat.path("after").asLong(1));
        cluster.at(now);
        store.change(beat.path("store"));
        cluster.change(beat.path("cluster"));
        beat.path("profiles").properties().forEach(each -> known.put(each.getKey(), each.getValue()));
        if (beat.has("spec")) {
            run.setSpec(merged((ObjectNode) run.getSpec().deepCopy(), beat.get("spec")));
            run.getMetadata().setGeneration(run.getMetadata().getGeneration() + 1);
        }
        if (beat.has("rerun")) {
            run.getMetadata()
                    .setAnnotations(Map.of(WSSSRun.RERUN, beat.get("rerun").asText()));
        }
        beat.path("leaving").forEach(uid -> leaving.add(uid.asText()));
        if (beat.has("another")) {
            other = beat.get("another").textValue();
        }
        terminating |= beat.path("deleteNamespace").asBoolean();
        if (beat.path("delete").asBoolean()) {
            run.getMetadata().setDeletionTimestamp(now.toString());
        }
    }

    private static JsonNode merged(ObjectNode into, JsonNode over) {
        over.properties().forEach(field -> {
            JsonNode old = into.get(field.getKey());
            if (field.getValue().isNull()) {
                into.remove(field.getKey());
            } else if (field.getValue().isObject() && old instanceof ObjectNode object) {
                into.set(field.getKey(), merged(object, field.getValue()));
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
        return into;
    }

    /** Decides and acts until there is nothing to do at once. */
    private Optional<Decision> settle() {
        for (int turn = 0; turn < PATIENCE; turn++) {
            Optional<Decision> decision = deciding.of(view());
            if (decision.isEmpty()) {
                return decision;
            }
            asksNothingInVain(decision.get());
            WSSSRunStatus before = run.getStatus();
            Plot.execute(cluster, run, decision.get()).ifPresent(unmade::putAll);
            boolean still = Objects.equals(before, run.getStatus())
                    && decision.get().actions().isEmpty();
            boolean repeating = turn > PATIENCE / 2 && Objects.equals(before, run.getStatus());
            if (still || repeating) {
                return decision;
            }
        }
        throw new AssertionError("the decisions do not come to rest");
    }

    private RunView view() {
        String deleted = run.getMetadata().getDeletionTimestamp();
        Map<String, String> annotations = run.getMetadata().getAnnotations();
        return new RunView(
                RunIdentity.of(run),
                run.getMetadata().getGeneration(),
                annotations == null ? null : annotations.get(WSSSRun.RERUN),
                deleted == null ? null : Instant.parse(deleted),
                !run.getMetadata().getFinalizers().isEmpty(),
                terminating,
                deleted == null ? null : Instant.parse(deleted),
                run.getSpec(),
                Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE),
                cluster.facts(),
                store,
                new Others(),
                this::profile,
                Set.of(),
                unmade,
                now);
    }

    /** The runs beside the one of the story. */
    private final class Others implements RunView.Others {
        @Override
        public Optional<String> computing(StoreStatus place, String key) {
            return Optional.ofNullable(other);
        }

        @Override
        public boolean isLeaving(String uid) {
            return leaving.contains(uid);
        }
    }

    private ProfileLookup profile(@Nullable String name) {
        if (name == null) {
            return new ProfileLookup.Found(profiles.builtIn(), JsonNodeFactory.instance.objectNode());
        }
        JsonNode spec = known.get(name);
        if (spec == null) {
            return new ProfileLookup.Missing(name);
        }
        try {
            return new ProfileLookup.Found(profiles.of(name, spec), spec);
        } catch (InvalidManifest invalid) {
            return new ProfileLookup.Invalid(name, invalid.problems());
        }
    }
}
