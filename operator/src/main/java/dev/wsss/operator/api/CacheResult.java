package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Result of the cache lookup of a step. */
public enum CacheResult {
    /** It was, and it was verified. */
    @JsonProperty("Hit")
    HIT,
    /** It was not, or it was not believed. */
    @JsonProperty("Miss")
    @JsonEnumDefaultValue
    MISS
}
