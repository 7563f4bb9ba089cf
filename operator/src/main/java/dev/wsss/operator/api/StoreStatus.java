package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where the run's artifacts are kept; it cannot change after the first publication.
 *
 * @param endpoint address of the server; absent: Amazon's
 * @param bucket name
 * @param prefix of every object, namespace included
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoreStatus(@Nullable String endpoint, String bucket, String prefix) {}
