package dev.wsss.operator.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.cluster.Cluster;
import dev.wsss.operator.cluster.JobCreation;
import dev.wsss.operator.decide.Action;
import dev.wsss.operator.decide.JobRefusal;
import dev.wsss.operator.observed.Labels;
import dev.wsss.operator.observed.Observed;
import dev.wsss.operator.observed.RunFacts;
import dev.wsss.operator.observed.WaitReason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A cluster that executes requests, and changes Jobs and pods as a story says. */
final class SimulatedCluster implements Cluster {
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Pod> pods = new LinkedHashMap<>();
    private final Map<String, WaitReason> obstacles = new HashMap<>();
    private final Set<String> lingering = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> refused = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int uids;

    /** Numbers in uids of Jobs from before the story. */
    private static final int ELSEWHERE = 100;

    void at(Instant instant) {
        now = instant;
    }

    RunFacts facts() {
        return Observed.of(jobs.values(), pods.values(), obstacles);
    }

    /** Returns every Job that is there, by name. */
    Map<String, Job> jobs() {
        return jobs;
    }

    /** Returns the requests since the last call, in order. */
    List<String> heard() {
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    /** Applies a beat to Jobs and pods; a step's name stands for its newest Job. */
    void change(JsonNode beat) {
        beat.path("there").forEach(job -> put(Serialization.unmarshal(job.toString(), Job.class)));
        beat.path("taken").forEach(name -> taken.add(name.asText()));
        beat.path("free").forEach(name -> taken.remove(name.asText()));
        beat.path("refused")
                .properties()
                .forEach(each -> refused.put(each.getKey(), each.getValue().asText()));
        beat.path("free").forEach(name -> refused.remove(name.asText()));
        beat.path("lingering").forEach(step -> lingering.add(step.asText()));
        beat.path("left").forEach(step -> leave(step.asText()));
        beat.path("jobs").properties().forEach(each -> change(each.getKey(), each.getValue()));
    }

    /** Adds a Job that is there before the story begins. */
    private void put(Job job) {
        jobs.put(job.getMetadata().getName(), job);
        uids += ELSEWHERE;
    }

    private void leave(String step) {
        lingering.remove(step);
        jobs.values()
                .removeIf(job -> step(job).equals(step) && job.getMetadata().getDeletionTimestamp() != null);
        pods.values().removeIf(pod -> step(pod).equals(step));
    }

    private void change(String step, JsonNode change) {
        Job job = jobs.values().stream()
                .filter(each -> step(each).equals(step))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("the story speaks of a Job of " + step));
        if (change.path("vanishes").asBoolean()) {
            jobs.remove(job.getMetadata().getName());
            pods.values().removeIf(pod -> step(pod).equals(step));
            return;
        }
        if (change.has("status")) {
            job.setStatus(Serialization.clone(
                    Serialization.unmarshal(change.get("status").toString(), JobStatus.class)));
        }
        if (change.has("suspended")) {
            job.getSpec().setSuspend(change.get("suspended").asBoolean());
        }
        if (change.has("obstacle")) {
            obstacles.put(
                    job.getMetadata().getUid(),
                    new WaitReason(
                            change.at("/obstacle/reason").asText(),
                            change.at("/obstacle/message").asText()));
        }
        change.path("pods").forEach(pod -> put(job, pod));
    }

    private void put(Job job, JsonNode said) {
        String name = job.getMetadata().getName() + "-" + said.path("name").asText("pod");
        Pod known = pods.get(name);
        if (said.path("gone").asBoolean()) {
            pods.remove(name);
            return;
        }
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withUid(name + "-uid")
                .withCreationTimestamp(
                        known == null ? now.toString() : known.getMetadata().getCreationTimestamp())
                .withLabels(job.getMetadata().getLabels())
                .withAnnotations(
                        said.has("index")
                                ? Map.of(
                                        "batch.kubernetes.io/job-completion-index",
                                        said.get("index").asText())
                                : Map.of())
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withUid(job.getMetadata().getUid())
                        .withController(true)
                        .build())
                .withDeletionTimestamp(said.path("deleting").asBoolean() ? now.toString() : null)
                .endMetadata()
                .withNewSpecLike(job.getSpec().getTemplate().getSpec())
                .withNodeName(said.path("node").asText(null))
                .endSpec()
                .build();
        pod.setStatus(Serialization.unmarshal(said.path("status").toString(), PodStatus.class));
        pods.put(name, pod);
    }

    private static String step(HasMetadata resource) {
        return resource.getMetadata().getLabels().getOrDefault(Labels.STEP, "");
    }

    @Override
    public Optional<WSSSRun> writeStatus(WSSSRun run, WSSSRunStatus status) {
        run.setStatus(Serialization.unmarshal(Serialization.asJson(status), WSSSRunStatus.class));
        return Optional.of(run);
    }

    @Override
    public JobCreation create(WSSSRun run, Job job) {
        String name = job.getMetadata().getName();
        if (taken.contains(step(job))) {
            heard.add("create Job of " + step(job) + ": refused, there is one of that name");
            return new JobCreation.Refused(new JobRefusal(
                    JobRefusal.Why.NAME_TAKEN,
                    "A Job named " + name
                            + " exists already and belongs to another owner; delete it, and this run goes on.",
                    now));
        }
        String words = refused.get(step(job));
        if (words != null) {
            heard.add("create Job of " + step(job) + ": refused, " + words);
            return new JobCreation.Refused(new JobRefusal(
                    JobRefusal.Why.REFUSED, "The API server refuses the Job " + name + ": " + words, now));
        }
        if (jobs.containsKey(name)) {
            heard.add("create Job of " + step(job) + ": it is there already");
            return new JobCreation.There(jobs.get(name));
        }
        Job made = Serialization.clone(job);
        made.getMetadata().setUid("job-" + ++uids);
        made.getMetadata().setCreationTimestamp(now.toString());
        jobs.put(name, made);
        heard.add("create Job of " + step(job) + ", attempt "
                + job.getMetadata().getLabels().get(Labels.ATTEMPT) + ", completions "
                + job.getSpec().getCompletions());
        return new JobCreation.There(made);
    }

    @Override
    public void delete(String namespace, String name) {
        Job job = jobs.get(name);
        if (job == null) {
            return;
        }
        heard.add("delete Job of " + step(job) + ", attempt "
                + job.getMetadata().getLabels().get(Labels.ATTEMPT));
        if (lingering.contains(step(job))) {
            job.getMetadata().setDeletionTimestamp(now.toString());
        } else {
            jobs.remove(name);
            pods.values().removeIf(pod -> pod.getMetadata()
                    .getOwnerReferences()
                    .getFirst()
                    .getUid()
                    .equals(job.getMetadata().getUid()));
        }
    }

    @Override
    public void recordEvent(WSSSRun run, Action.RecordEvent event) {
        heard.add("Event " + event.weight() + " " + event.reason() + ": " + event.message());
    }

    @Override
    public void addFinalizer(WSSSRun run) {
        heard.add("add finalizer");
        run.getMetadata().setFinalizers(new ArrayList<>(List.of("wsss.dev/artifacts")));
    }

    @Override
    public void removeFinalizer(WSSSRun run) {
        heard.add("remove finalizer");
        run.getMetadata().setFinalizers(new ArrayList<>());
    }

    @Override
    public void deleteRun(WSSSRun run) {
        heard.add("delete the run");
        run.getMetadata().setDeletionTimestamp(now.toString());
    }
}
