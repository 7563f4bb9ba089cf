package dev.wsss.operator.observed;

/**
 * The reason why a Job or a container does not start, in Kubernetes' words.
 *
 * @param reason for example {@code ImagePullBackOff} or {@code FailedCreate}
 * @param message for people
 */
public record WaitReason(String reason, String message) {}
