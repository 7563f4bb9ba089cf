package dev.wsss.operator.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.cluster.Cluster;
import dev.wsss.operator.cluster.DecisionExecutor;
import dev.wsss.operator.decide.Decision;
import dev.wsss.operator.decide.JobRefusal;
import dev.wsss.operator.observed.Labels;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A beat of a story in the cluster: its decision executed, and its Jobs. */
final class Plot {
    private static final DecisionExecutor.Echo NO_ECHO = new DecisionExecutor.Echo() {
        @Override
        public void written(WSSSRun run) {}

        @Override
        public void made(Job job) {}
    };

    private Plot() {}

    /**
     * Executes a decision; returns by name the Jobs that could not be created, or nothing when the status was not
     * written.
     */
    static Optional<Map<String, JobRefusal>> execute(Cluster cluster, WSSSRun run, Decision decision) {
        DecisionExecutor.Result result = new DecisionExecutor(cluster).execute(run, decision, NO_ECHO);
        return result.run().isPresent() ? Optional.of(result.unmade()) : Optional.empty();
    }

    /** Returns the Jobs of the steps that a beat shows, as they were requested. */
    static SequencedMap<String, JsonNode> jobs(JsonNode steps, Map<String, Job> jobs) {
        SequencedMap<String, JsonNode> shown = new LinkedHashMap<>();
        steps.forEach(step -> jobs.values().stream()
                .filter(job ->
                        step.asText().equals(job.getMetadata().getLabels().get(Labels.STEP)))
                .forEach(job -> shown.put(
                        "Job of " + step.asText(),
                        Serialization.unmarshal(Serialization.asJson(job), JsonNode.class))));
        return shown;
    }
}
