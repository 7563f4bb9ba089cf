package dev.wsss.stages.report;

/**
 * A picture that could not be used and was left out because the run tolerates some.
 *
 * @param id the image id
 * @param file its file
 * @param reason what is wrong with it
 */
public record SkippedPicture(String id, String file, String reason) {}
