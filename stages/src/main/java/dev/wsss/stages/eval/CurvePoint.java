package dev.wsss.stages.eval;

/**
 * The scores at one point of a grid of background rules.
 *
 * @param threshold the score a foreground pixel must exceed, or the exponent of the background's score
 * @param scores the scores by class
 */
public record CurvePoint(double threshold, Scores scores) {}
