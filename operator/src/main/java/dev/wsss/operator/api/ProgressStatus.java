package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How far the pods of a step say they are; for display only.
 *
 * @param unit what is counted
 * @param done of them
 * @param total of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressStatus(String unit, long done, long total) {
    /** Whole percent. */
    public int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
    }
}
