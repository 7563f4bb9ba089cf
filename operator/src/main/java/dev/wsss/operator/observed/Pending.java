package dev.wsss.operator.observed;

import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The reason why an active Job does not run.
 *
 * @param failureClass Pending, ImagePull or VolumeMount
 * @param message in Kubernetes' words
 * @param hopeless whether waiting cannot help, for example when an image does not exist
 */
public record Pending(FailureClass failureClass, String message, boolean hopeless) {
    /** The time in which a Job normally gets its pods. */
    public static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofSeconds(15);

    /** Names of images and addresses may contain any of the words of {@link #NEVER}, and each digit of a status. */
    private static final Pattern QUOTED = Pattern.compile("\\\\?\"[^\"]*\"");

    private static final Pattern NEVER = Pattern.compile(
            "\\b(status( code)?|unexpected status[^:]*): ?40[13]\\b|\\b40[13] (unauthorized|forbidden)\\b|\\bunauthorized\\b"
                    + "|\\bforbidden\\b|\\b(access|permission) denied\\b|\\bis denied\\b|: not found\\b"
                    + "|\\b(manifest|name|repository) (is )?(unknown|not found|does not exist)\\b|^invalidimagename\\b");

    private static final int WORDS_BYTES = 512;

    /** Returns the reason; nothing while its pods run or only begin to, and while a queue holds the Job. */
    public static Optional<Pending> of(JobFacts job, Instant now) {
        if (!hasNoPods(job)) {
            return Optional.empty();
        }
        return job.pods().stream()
                .flatMap(pod -> ofPod(pod).stream())
                .findFirst()
                .or(() -> ofObstacle(job))
                .or(() -> unexplained(job, now));
    }

    /**
     * Returns when Events have to be listed again for the reason why a Job has no running pods: an Event
     * starts no reconciliation.
     */
    public static Optional<Instant> nextCheck(JobFacts job, Instant now) {
        if (!hasNoPods(job) || job.deleting()) {
            return Optional.empty();
        }
        Instant first = job.created().plus(PATIENCE);
        Instant next = now.plus(now.isBefore(job.created().plus(YOUNG)) ? OFTEN : SELDOM);
        return Optional.of(now.isBefore(first) ? first : next);
    }

    /**
     * Returns since when pods have been awaited, as far as facts tell. Where none is there they may have been evicted or preempted just
     * now: the Job itself can be old.
     */
    public static Instant since(JobFacts job, Instant now) {
        return job.pods().stream()
                .filter(PodFacts::alive)
                .map(PodFacts::created)
                .filter(created -> !created.equals(Instant.EPOCH))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private static boolean hasNoPods(JobFacts job) {
        return job.end() == null && !job.runs() && !job.suspended();
    }

    /**
     * Returns the reason for pods that wait without one; pods that have ended are no sign of trouble, since their Job's
     * end follows.
     */
    private static Optional<Pending> unexplained(JobFacts job, Instant now) {
        boolean begins = job.pods().stream().anyMatch(PodFacts::alive);
        if (now.isBefore(job.created().plus(PATIENCE)) || !(begins || job.pods().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Pending(
                FailureClass.PENDING,
                begins
                        ? "their containers have not started yet"
                        : "Kubernetes has not made them, and gives no reason in the Job's Events",
                false));
    }

    private static Optional<Pending> ofPod(PodFacts pod) {
        WaitReason waiting = pod.waiting();
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

    private static boolean isHopeless(WaitReason waiting) {
        String words = QUOTED.matcher(waiting.reason() + ": " + waiting.message())
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NEVER.matcher(words).find();
    }

    private static Optional<Pending> ofObstacle(JobFacts job) {
        WaitReason obstacle = job.obstacle();
        if (obstacle == null) {
            return Optional.empty();
        }
        FailureClass failureClass =
                obstacle.reason().contains("Mount") ? FailureClass.VOLUME_MOUNT : FailureClass.PENDING;
        return Optional.of(new Pending(failureClass, text(obstacle), false));
    }

    private static String text(WaitReason obstacle) {
        return obstacle.message().isEmpty()
                ? obstacle.reason()
                : obstacle.reason() + ": " + sentence(obstacle.message());
    }

    /** Returns a message without its full stop, since other sentences follow. */
    private static String sentence(String message) {
        String words = SafeText.of(message, WORDS_BYTES);
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
