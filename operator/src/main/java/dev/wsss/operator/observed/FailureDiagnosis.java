package dev.wsss.operator.observed;

import dev.wsss.pipeline.outcome.FailureClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cause of the failure of a Job that left no complete output.
 *
 * @param failureClass decides the remedy
 * @param exitCode of the container; absent when none ended
 * @param evidence in words
 * @param pod uid of the pod that says so; absent when none is left
 * @param node it ran on
 * @param disrupted whether Kubernetes says that something else needed the pod's place
 */
public record FailureDiagnosis(
        FailureClass failureClass,
        @Nullable Integer exitCode,
        String evidence,
        @Nullable String pod,
        @Nullable String node,
        boolean disrupted) {
    private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d+)");

    /** Creates a diagnosis that is no disruption. */
    public FailureDiagnosis(
            FailureClass failureClass,
            @Nullable Integer exitCode,
            String evidence,
            @Nullable String pod,
            @Nullable String node) {
        this(failureClass, exitCode, evidence, pod, node, false);
    }

    /** Diagnoses a Job that has ended, or whose pods all have; of several failed indexes the class listed last decides. */
    public static FailureDiagnosis of(JobFacts job) {
        List<FailureDiagnosis> failures = new ArrayList<>();
        job.pods().forEach(pod -> {
            FailureDiagnosis failure = ofPod(pod);
            if (failure != null) {
                failures.add(failure);
            }
        });
        return failures.stream()
                .max(Comparator.comparing(FailureDiagnosis::failureClass))
                .orElseGet(() -> ofJob(job));
    }

    /** Diagnoses a Job that goes on replacing pods in vain; nothing while there is no sign of it. */
    public static Optional<FailureDiagnosis> inVain(JobFacts job) {
        return job.pods().stream()
                .flatMap(pod -> Stream.ofNullable(ofPod(pod)))
                .filter(each -> each.failureClass() == FailureClass.SCRATCH_FULL)
                .findFirst();
    }

    /** Diagnoses a Job whose node was lost: work goes on elsewhere, as after a disruption. */
    public static FailureDiagnosis ofLost(PodFacts pod) {
        return new FailureDiagnosis(
                FailureClass.TERMINATED,
                null,
                "node " + pod.node() + " seems to be lost: it has not ended the pod " + pod.name()
                        + ", which is left behind; check it with kubectl get node " + pod.node(),
                pod.uid(),
                pod.node(),
                true);
    }

    private static @Nullable FailureDiagnosis ofPod(PodFacts pod) {
        ContainerEnd end = pod.end();
        Integer code = end == null ? null : end.exitCode();
        if (pod.disruption() != null) {
            return new FailureDiagnosis(
                    FailureClass.TERMINATED, code, pod.disruption().why(), pod.uid(), pod.node(), true);
        }
        WaitReason kubelet = pod.endedByKubelet();
        if (kubelet != null) {
            return ofKubelet(pod, kubelet, code);
        }
        if (end == null) {
            return pod.deleting()
                    ? new FailureDiagnosis(
                            FailureClass.TERMINATED, null, "the pod " + pod.name() + " was deleted", pod.uid(), null)
                    : null;
        }
        if (end.exitCode() == 0) {
            return null;
        }
        if (pod.deleting()) {
            return new FailureDiagnosis(
                    FailureClass.TERMINATED, code, "the pod " + pod.name() + " was deleted", pod.uid(), pod.node());
        }
        if (end.outOfMemory()) {
            return new FailureDiagnosis(
                    FailureClass.HOST_OUT_OF_MEMORY,
                    code,
                    "the kernel killed the container: it wanted more memory than its limit",
                    pod.uid(),
                    pod.node());
        }
        return new FailureDiagnosis(
                FailureClass.of(end.exitCode(), end.message()), code, words(end), pod.uid(), pod.node());
    }

    private static FailureDiagnosis ofKubelet(PodFacts pod, WaitReason kubelet, @Nullable Integer code) {
        String words = kubelet.reason() + ": " + kubelet.message().strip();
        if (!kubelet.reason().equals("Evicted")) {
            return new FailureDiagnosis(FailureClass.TERMINATED, code, words, pod.uid(), pod.node());
        }
        // For the node's sake it evicts with the condition DisruptionTarget; without it the pod broke a limit of its
        // own.
        String advice = (words.endsWith(".") ? words.substring(0, words.length() - 1) : words)
                + "; raise scratch in the WSSSProfile";
        return new FailureDiagnosis(FailureClass.SCRATCH_FULL, code, advice, pod.uid(), pod.node());
    }

    /** Returns the evidence without the class's title, which the stage writes before it. */
    private static String words(ContainerEnd end) {
        String message = end.message().strip();
        String title = FailureClass.of(end.exitCode(), message).title() + ": ";
        String evidence = message.startsWith(title) ? message.substring(title.length()) : message;
        return evidence.isEmpty() ? "exit code " + end.exitCode() + " without a message" : evidence;
    }

    private static FailureDiagnosis ofJob(JobFacts job) {
        JobEnd end = job.end();
        if (end == null) {
            return new FailureDiagnosis(FailureClass.CODE_ERROR, null, "its Job stopped without an end", null, null);
        }
        if (end.result() == JobEnd.Result.COMPLETE) {
            return new FailureDiagnosis(
                    FailureClass.CODE_ERROR, 0, "exit code 0, but no complete output was written", null, null);
        }
        Matcher code = EXIT_CODE.matcher(end.message());
        if (code.find()) {
            int exit = Integer.parseInt(code.group(1));
            return new FailureDiagnosis(FailureClass.ofExitCode(exit), exit, end.message(), null, null);
        }
        return new FailureDiagnosis(FailureClass.CODE_ERROR, null, end.reason() + ": " + end.message(), null, null);
    }
}
