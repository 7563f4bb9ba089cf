package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a step's last failure.
 *
 * @param failureClass title of the failure class
 * @param exitCode of the container; absent when none ended
 * @param message the evidence, at most 256 bytes
 * @param log where the end of the pod's log lies in the store; absent when it left none
 * @param at ISO-8601 instant
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastFailure(
        @JsonProperty("class") String failureClass,
        @Nullable Integer exitCode,
        String message,
        @Nullable String log,
        String at) {}
