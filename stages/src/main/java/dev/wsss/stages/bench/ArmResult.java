package dev.wsss.stages.bench;

/**
 * Scores of one arm with one seed.
 *
 * @param arm which
 * @param seed of data and run
 * @param scoring on the scoring list, where context says nothing
 * @param training on the training list, where context gives the class away
 */
public record ArmResult(Arm arm, long seed, Quality scoring, Quality training) {}
