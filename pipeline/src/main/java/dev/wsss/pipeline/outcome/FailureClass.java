package dev.wsss.pipeline.outcome;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalInt;

/**
 * The one table of what can go wrong: stages map exceptions with it, the operator maps Jobs and pods with it, and
 * {@code docs/failures.md} is generated from it.
 *
 * <p>Of several failures the row listed last decides ({@link #decisive}).
 */
public enum FailureClass {
    /** Preempted, evicted, deleted, interrupted, or its node was lost. */
    TERMINATED(
            "Terminated",
            "DisruptionTarget; deletionTimestamp; refused by the kubelet; exit 143 (SIGTERM) or 130 (SIGINT)",
            143,
            Remedy.RESUME,
            "resume from checkpoint; no limit with DisruptionTarget, else at most ten times",
            RetryBudget.FREE),
    /** The pod has no place to run yet. */
    PENDING(
            "Pending",
            "Unschedulable, not admitted, quota or Pod Security refusal (FailedCreate events)",
            -1,
            Remedy.WAIT,
            "wait until the pending deadline; explain which resource",
            RetryBudget.FREE),
    /** The image cannot be pulled. */
    IMAGE_PULL(
            "ImagePull",
            "waiting reasons of the container",
            -1,
            Remedy.BACK_OFF,
            "backoff; fail fast on 401/404",
            RetryBudget.FREE),
    /** A volume cannot be mounted. */
    VOLUME_MOUNT("VolumeMount", "FailedMount events", -1, Remedy.BACK_OFF, "backoff", RetryBudget.FREE),
    /** The Java heap or the CPU allocator had no more memory, or the kernel killed the process. */
    HOST_OUT_OF_MEMORY(
            "HostOutOfMemory",
            "OOMKilled without deletionTimestamp and DisruptionTarget; exit 42 (Java heap or CPU allocator)",
            42,
            Remedy.MORE_MEMORY,
            "memory ×1.5 up to the profile's maximum; recorded",
            RetryBudget.OWN_BUDGET),
    /** The accelerator had no more memory. */
    GPU_OUT_OF_MEMORY(
            "GpuOutOfMemory",
            "exit 43",
            43,
            Remedy.SMALLER_MICRO_BATCH,
            "micro-batch ÷2 with accumulation ×2, which makes a new step key; "
                    + "with batch norm in training mode no remedy: fail and say so",
            RetryBudget.OWN_BUDGET),
    /** The accelerator is broken or lost. */
    GPU_FAULT(
            "GpuFault",
            "exit 44 (Xid, ECC, lost device)",
            44,
            Remedy.OTHER_NODE,
            "another node (affinity NotIn); Event on the run",
            RetryBudget.FREE),
    /** The store does not answer, or has no room. */
    STORE_UNAVAILABLE(
            "StoreUnavailable",
            "exit 45 (no answer, 5xx, disk full, I/O error)",
            45,
            Remedy.BACK_OFF,
            "backoff with jitter; a full disk is named with what to free",
            RetryBudget.FREE),
    /** The store refuses us. */
    STORE_DENIED(
            "StoreDenied",
            "exit 46 (401, 403, no such bucket, permission denied)",
            46,
            Remedy.FAIL,
            "fail, name the field or the object",
            RetryBudget.NONE),
    /** An object of the store is not what its manifest says. */
    STORE_CORRUPT(
            "StoreCorrupt",
            "exit 46 (size or digest differs, half an object)",
            46,
            Remedy.FAIL,
            "fail, name the object",
            RetryBudget.NONE),
    /** A pod wrote more to its scratch volume or to its node's disk than its profile allows. */
    SCRATCH_FULL(
            "ScratchFull",
            "evicted by the kubelet without DisruptionTarget",
            -1,
            Remedy.FAIL,
            "fail; raise `scratch` in the WSSSProfile, or store less data at `dataset.location`",
            RetryBudget.NONE),
    /** The user's pictures, labels or lists cannot be used. */
    INVALID_DATA("InvalidData", "exit 47 with file and image id", 47, Remedy.FAIL, "fail at once", RetryBudget.NONE),
    /** The manifest or the order cannot be executed. */
    INVALID_CONFIG("InvalidConfig", "exit 47 with JSON pointer", 47, Remedy.FAIL, "fail at once", RetryBudget.NONE),
    /** The loss is no number any more. */
    DIVERGED(
            "Diverged",
            "exit 48: NaN or Inf",
            48,
            Remedy.FAIL,
            "fail with the curve as evidence (degenerate masks are a warning in the report)",
            RetryBudget.NONE),
    /** Nothing moved for too long. */
    NO_PROGRESS(
            "NoProgress",
            "watchdog: thread dump, exit 49",
            49,
            Remedy.RETRY_ONCE,
            "retry once",
            RetryBudget.OWN_BUDGET),
    /** A defect of ours, or a crash of unknown cause. */
    CODE_ERROR(
            "CodeError",
            "exit 1, 134 (with the tail of the crash file) and any other; exit 0 without a manifest",
            1,
            Remedy.RETRY,
            "`retries` with backoff",
            RetryBudget.COUNTED);

    private static final int NO_CODE = -1;
    private static final int SIGINT = 130;

    private final String title;
    private final String signals;
    private final int exitCode;
    private final Remedy remedy;
    private final String advice;
    private final RetryBudget retry;

    FailureClass(String title, String signals, int exitCode, Remedy remedy, String advice, RetryBudget retry) {
        this.title = title;
        this.signals = signals;
        this.exitCode = exitCode;
        this.remedy = remedy;
        this.advice = advice;
        this.retry = retry;
    }

    /**
     * Returns the class of an exit code alone; of two classes with one code the first, any unknown code is a CodeError.
     */
    public static FailureClass ofExitCode(int exitCode) {
        return Arrays.stream(values())
                .filter(each -> each.hasExitCode(exitCode))
                .findFirst()
                .orElse(CODE_ERROR);
    }

    /**
     * Returns the class of an exit code together with the termination message of a process.
     *
     * <p>{@link Outcome.Failed#sentence()} begins with the class's title, which separates classes that share a code.
     */
    public static FailureClass of(int exitCode, String lastWords) {
        return Arrays.stream(values())
                .filter(each -> each.hasExitCode(exitCode) && lastWords.startsWith(each.title + ": "))
                .findFirst()
                .orElseGet(() -> ofExitCode(exitCode));
    }

    /** Returns the class of what was thrown; a {@link Failure} anywhere in the chain of causes carries its own. */
    public static FailureClass of(Throwable thrown) {
        return Diagnosis.of(thrown).failureClass();
    }

    /** Returns the failure that decides among several: the row of the table listed last. */
    public static FailureClass decisive(Collection<FailureClass> failures) {
        return failures.stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("failures: none given"));
    }

    private boolean hasExitCode(int code) {
        return (code == exitCode && code != NO_CODE) || (this == TERMINATED && code == SIGINT);
    }

    /** Returns the name people read, for example {@code HostOutOfMemory}. */
    public String title() {
        return title;
    }

    /** Returns how the class is recognised, in words. */
    public String signals() {
        return signals;
    }

    /** Returns the code a process of ours ends with, or nothing for classes that only a cluster can see. */
    public OptionalInt exitCode() {
        return exitCode == NO_CODE ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /** Returns what is done about it. */
    public Remedy remedy() {
        return remedy;
    }

    /** Returns the remedy in words. */
    public String advice() {
        return advice;
    }

    /** Returns what another attempt costs. */
    public RetryBudget retry() {
        return retry;
    }
}
