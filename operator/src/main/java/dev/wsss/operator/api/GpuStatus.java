package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Accelerators that the pods of a run have held. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GpuStatus(
        @JsonPropertyDescription("Accelerators times seconds that containers held them, of all attempts of all steps.")
        long seconds,

        @JsonPropertyDescription(
                "ISO-8601 instant up to which that is counted; what runs on is added at the next write.")
        String until) {}
