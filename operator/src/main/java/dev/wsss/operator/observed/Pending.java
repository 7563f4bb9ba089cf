package dev.wsss.operator.observed;

import dev.wsss.pipeline.outcome.Excerpt;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a Job that is active does not run.
 *
 * @param failureClass Pending, ImagePull or VolumeMount
 * @param message in Kubernetes' words
 * @param hopeless whether waiting cannot help, for example when an image does not exist
 */
public record Pending(FailureClass failureClass, String message, boolean hopeless) {
    private static final List<String> NEVER = List.of(
            "401", "403", "unauthorized", "denied", "forbidden", "not found", "manifest unknown", "invalidimagename");

    private static final int WORDS_BYTES = 512;

    /** The reason; nothing while its pods run, or when they only begin to. */
    public static Optional<Pending> of(JobFacts job) {
        if (job.end() != null || job.pods().stream().anyMatch(pod -> pod.phase() == PodPhase.RUNNING)) {
            return Optional.empty();
        }
        return job.pods().stream()
                .flatMap(pod -> ofPod(pod).stream())
                .findFirst()
                .or(() -> ofObstacle(job))
                .or(() -> job.suspended() ? Optional.of(held()) : Optional.empty());
    }

    private static Pending held() {
        return new Pending(FailureClass.PENDING, "its Job is suspended until a queue admits it", false);
    }

    private static Optional<Pending> ofPod(PodFacts pod) {
        Obstacle waiting = pod.waiting();
        if (waiting != null && waiting.reason().contains("Image")) {
            return Optional.of(new Pending(FailureClass.IMAGE_PULL, text(waiting), isHopeless(waiting)));
        }
        if (waiting != null && waiting.reason().contains("Config")) {
            return Optional.of(new Pending(FailureClass.VOLUME_MOUNT, text(waiting), false));
        }
        return pod.unschedulable() == null
                ? Optional.empty()
                : Optional.of(new Pending(FailureClass.PENDING, sentence(pod.unschedulable()), false));
    }

    private static boolean isHopeless(Obstacle waiting) {
        String words = text(waiting).toLowerCase(Locale.ROOT);
        return NEVER.stream().anyMatch(words::contains);
    }

    private static Optional<Pending> ofObstacle(JobFacts job) {
        Obstacle obstacle = job.obstacle();
        if (obstacle == null) {
            return Optional.empty();
        }
        FailureClass failureClass =
                obstacle.reason().contains("Mount") ? FailureClass.VOLUME_MOUNT : FailureClass.PENDING;
        return Optional.of(new Pending(failureClass, text(obstacle), false));
    }

    private static String text(Obstacle obstacle) {
        return obstacle.message().isEmpty()
                ? obstacle.reason()
                : obstacle.reason() + ": " + sentence(obstacle.message());
    }

    /** Other sentences go on after it. */
    private static String sentence(String message) {
        String words = Excerpt.of(message, WORDS_BYTES);
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
