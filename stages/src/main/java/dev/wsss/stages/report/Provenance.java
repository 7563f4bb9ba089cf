package dev.wsss.stages.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Origin of a run's results.
 *
 * @param manifest the manifest as written
 * @param values every effective value with where it came from
 * @param facts name → value: versions, machine, seed, numeric mode, command
 * @param artifacts what the steps published
 */
public record Provenance(
        String manifest, List<EffectiveValue> values, SequencedMap<String, String> facts, List<Artifact> artifacts) {
    public Provenance {
        values = List.copyOf(values);
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
        artifacts = List.copyOf(artifacts);
    }

    /**
     * One value of the effective manifest.
     *
     * @param field its JSON pointer
     * @param value as text
     * @param origin for instance {@code given} or {@code published default}
     */
    public record EffectiveValue(String field, String value, String origin) {}

    /**
     * Published artifact of a step.
     *
     * @param step the step
     * @param key its step key
     * @param digest the artifact's digest
     */
    public record Artifact(String step, String key, String digest) {}
}
