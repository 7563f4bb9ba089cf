package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Place of the run's artifacts; it cannot change after the first publication. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoreStatus(
        @JsonPropertyDescription("Address of the S3 server; absent: Amazon's.") @Nullable
        String endpoint,

        @JsonPropertyDescription("S3 bucket.") String bucket,

        @JsonPropertyDescription("Prefix of every object's name, namespace included.")
        String prefix) {}
