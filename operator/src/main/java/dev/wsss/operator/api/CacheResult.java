package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Result of the cache lookup of a step. */
public enum CacheResult {
    /** A published result that was verified. */
    @JsonProperty("Hit")
    HIT,
    /** No result, or one whose verification failed. */
    @JsonProperty("Miss")
    @JsonEnumDefaultValue
    MISS
}
