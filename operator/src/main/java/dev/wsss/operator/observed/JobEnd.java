package dev.wsss.operator.observed;

/**
 * End of a Job.
 *
 * @param result complete or failed
 * @param reason Kubernetes' word
 * @param message for people
 */
public record JobEnd(Result result, String reason, String message) {
    /** Complete or failed. */
    public enum Result {
        COMPLETE,
        FAILED
    }
}
