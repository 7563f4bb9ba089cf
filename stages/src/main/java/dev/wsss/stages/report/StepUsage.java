package dev.wsss.stages.report;

/**
 * Resources that a step took.
 *
 * @param step its name
 * @param outcome how it came about, for instance {@code run} or {@code cached}
 * @param seconds wall clock; 0 when nothing ran
 * @param cpuSeconds of all threads
 * @param peakBytes the process's largest resident set up to the step's end; 0 when not known
 */
public record StepUsage(String step, String outcome, double seconds, double cpuSeconds, long peakBytes) {}
