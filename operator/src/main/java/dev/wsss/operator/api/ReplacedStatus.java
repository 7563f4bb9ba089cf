package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Pods of an attempt that ended and were replaced by its Job. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReplacedStatus(
        @JsonPropertyDescription("How many were seen; several within one second count once.")
        int times,

        @JsonPropertyDescription("Why the last one ended.") String reason,

        @JsonPropertyDescription("ISO-8601 instant at which the last one ended.")
        String at) {}
