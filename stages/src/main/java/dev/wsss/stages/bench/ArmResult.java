package dev.wsss.stages.bench;

import java.util.SequencedMap;

/**
 * Scores of one arm with one seed, each the mean or the IoU of a class, 0..1.
 *
 * @param arm which
 * @param seed of the run, and of the data where they are generated
 * @param scores of class maps and masks, by the title of their column
 * @param classes of the masks, by class
 */
public record ArmResult(
        Arm arm, long seed, SequencedMap<String, Double> scores, SequencedMap<String, Double> classes) {}
