package dev.wsss.operator.observed;

/** Labels by which Jobs and pods are found again; the same on both. */
public final class Labels {
    /** Uid of the run. */
    public static final String RUN_UID = "wsss.dev/run-uid";

    /** Name of the step. */
    public static final String STEP = "wsss.dev/step";

    /** Number of the attempt. */
    public static final String ATTEMPT = "wsss.dev/attempt";

    /** Digest of what profile and spec say of a Job's pods; an annotation, since nothing is selected by it. */
    public static final String INPUTS = "wsss.dev/inputs";

    /** Kubernetes' own label for who made something. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** The value of {@link #MANAGED_BY} on everything of ours. */
    public static final String OPERATOR = "wsss-operator";

    private Labels() {}
}
