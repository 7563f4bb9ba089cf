package dev.wsss.stages.bench;

/**
 * Mean IoU of a run's last maps and masks on one list, 0..1.
 *
 * @param camBest of the class maps at the best threshold of the sweep
 * @param camFixed of the class maps at the manifest's threshold
 * @param mask of the masks
 */
public record Quality(double camBest, double camFixed, double mask) {}
