package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Last failure of a step. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastFailure(
        @JsonPropertyDescription("Title of the failure class.") @JsonProperty("class")
        String failureClass,

        @JsonPropertyDescription("Exit code of the container; absent when none ended.") @Nullable
        Integer exitCode,

        @JsonPropertyDescription("The evidence, at most 256 bytes.")
        String message,

        @JsonPropertyDescription("Where the end of the pod's log lies in the store; absent when there is none.")
        @Nullable
        String log,

        @JsonPropertyDescription("ISO-8601 instant.") String at) {}
