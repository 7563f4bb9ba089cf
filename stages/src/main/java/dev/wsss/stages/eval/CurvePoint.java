package dev.wsss.stages.eval;

/**
 * What one background threshold scores.
 *
 * @param threshold the score a foreground pixel must exceed
 * @param scores the scores by class at this threshold
 */
public record CurvePoint(double threshold, Scores scores) {}
