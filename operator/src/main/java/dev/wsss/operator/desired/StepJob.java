package dev.wsss.operator.desired;

import dev.wsss.operator.observed.Labels;
import dev.wsss.operator.observed.Observed;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Job of one attempt.
 *
 * <p>Kubernetes itself replaces pods that were disrupted, as often as it takes, and those that SIGTERM ended, which a queue does that
 * suspends the Job, a bounded number of times. Never those that failed: a counted retry is a new attempt, since only that can change
 * the pod.
 */
public final class StepJob {
    /** Replacements of one pod after ends that are no disruptions. */
    private static final int REPLACEMENTS = 6;

    private static final int SIGTERM = 143;
    private static final List<Integer> FAIL_WHOLE_JOB = List.of(46, 47, 48);
    private static final String QUEUE = "kueue.x-k8s.io/queue-name";

    private StepJob() {}

    /** Returns the Job. */
    public static Job of(Attempt attempt) {
        return new JobBuilder()
                .withMetadata(metadata(attempt))
                .withSpec(spec(attempt))
                .build();
    }

    private static ObjectMeta metadata(Attempt attempt) {
        Map<String, String> labels = new TreeMap<>(labels(attempt));
        if (attempt.queue() != null) {
            labels.put(QUEUE, attempt.queue());
        }
        RunIdentity run = attempt.run();
        return new ObjectMetaBuilder()
                .withNamespace(run.namespace())
                .withName(JobName.of(
                        run.name(),
                        run.uid(),
                        attempt.order().step(),
                        attempt.order().attempt()))
                .withLabels(labels)
                .addToAnnotations(Labels.INPUTS, attempt.inputs())
                .withOwnerReferences(run.owner())
                .build();
    }

    /** Returns what Job and pods have in common. */
    static Map<String, String> labels(Attempt attempt) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("app.kubernetes.io/name", "wsss-stage");
        labels.put("app.kubernetes.io/instance", attempt.run().name());
        labels.put("app.kubernetes.io/component", attempt.order().task().id());
        labels.put("app.kubernetes.io/part-of", "wsss");
        labels.put(Labels.MANAGED_BY, Labels.OPERATOR);
        labels.put(Labels.RUN_UID, attempt.run().uid());
        labels.put(Labels.STEP, attempt.order().step());
        labels.put(Labels.ATTEMPT, Integer.toString(attempt.order().attempt()));
        return labels;
    }

    private static JobSpec spec(Attempt attempt) {
        JobSpecBuilder spec = new JobSpecBuilder()
                .withCompletions(attempt.indexes())
                .withParallelism(attempt.indexes())
                .withPodReplacementPolicy("Failed")
                .withPodFailurePolicy(failurePolicy(attempt))
                .withTemplate(StepPod.of(attempt));
        if (attempt.queue() != null) {
            // Kueue alone changes this field, on admission.
            spec.withSuspend(true);
        }
        return attempt.isIndexed()
                ? spec.withCompletionMode("Indexed")
                        .withBackoffLimitPerIndex(REPLACEMENTS)
                        .withMaxFailedIndexes(attempt.indexes())
                        .build()
                : spec.withBackoffLimit(REPLACEMENTS).build();
    }

    private static PodFailurePolicy failurePolicy(Attempt attempt) {
        List<PodFailurePolicyRule> rules = new ArrayList<>();
        rules.add(ignore("DisruptionTarget", "True"));
        rules.add(ignore("PodScheduled", "False"));
        rules.add(onExit("Count", "In", List.of(SIGTERM)));
        if (attempt.isIndexed()) {
            rules.add(onExit("FailJob", "In", FAIL_WHOLE_JOB));
        }
        rules.add(onExit(attempt.isIndexed() ? "FailIndex" : "FailJob", "NotIn", List.of(0)));
        return new PodFailurePolicyBuilder().withRules(rules).build();
    }

    private static PodFailurePolicyRule ignore(String condition, String status) {
        return new PodFailurePolicyRuleBuilder()
                .withAction("Ignore")
                .addNewOnPodCondition()
                .withType(condition)
                .withStatus(status)
                .endOnPodCondition()
                .build();
    }

    private static PodFailurePolicyRule onExit(String action, String operator, List<Integer> codes) {
        return new PodFailurePolicyRuleBuilder()
                .withAction(action)
                .withNewOnExitCodes()
                .withContainerName(Observed.CONTAINER)
                .withOperator(operator)
                .withValues(codes)
                .endOnExitCodes()
                .build();
    }
}
