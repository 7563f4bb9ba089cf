package dev.wsss.operator.observed;

/**
 * Something that keeps a Job or a container from starting, in Kubernetes' words.
 *
 * @param reason for example {@code ImagePullBackOff} or {@code FailedCreate}
 * @param message for people
 */
public record WaitReason(String reason, String message) {}
