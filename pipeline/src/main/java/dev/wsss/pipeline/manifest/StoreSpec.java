package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.tree.Bounds.Expects;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Place of the artifacts: a directory or a bucket. */
public record StoreSpec(
        @JsonPropertyDescription(
                "Directory, or s3://bucket/prefix; absent and without a bucket: the user's data folder.")
        @Nullable
        String location,

        @JsonPropertyDescription("Address of the S3 server, for example http://minio:9000; absent: the environment's "
                + "AWS_ENDPOINT_URL, else Amazon's.")
        @Pattern("^https?://[^/?#@\\s]+/?$")
        @Expects("must be http:// or https:// with a host and no path, for example http://minio:9000")
        @Nullable
        String endpoint,

        @JsonPropertyDescription("S3 bucket.")
        @Pattern("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")
        @Expects("a bucket's name has 3 to 63 lower-case letters, digits, dots and dashes")
        @Nullable
        String bucket,

        @JsonPropertyDescription("Prefix of every object's name; at most 512 bytes of UTF-8.")
        @Pattern(StoreSpec.PREFIXES)
        @Expects(
                "its parts between slashes must not be empty, begin with a dot, or hold a backslash or a control character")
        @Size(max = StoreSpec.PREFIX_BYTES)
        @Nullable
        String prefix,

        @JsonPropertyDescription("S3 region; absent: the environment's AWS_REGION, else us-east-1.")
        @Pattern("^[A-Za-z0-9._-]+$")
        @Expects("a region's name has letters, digits, dots, dashes and underscores")
        @Nullable
        String region,

        @JsonPropertyDescription("Place of the bucket in an object's address: path (host/bucket/key), virtual "
                + "(bucket.host/key), or auto, which is virtual at Amazon and path elsewhere.")
        Addressing addressing,

        @JsonPropertyDescription("Kubernetes Secret with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and if need be "
                + "AWS_SESSION_TOKEN and ca.crt; a run outside a cluster takes them from the environment.")
        @Nullable
        String credentialsSecret) {
    /** Beyond it the longest names that a run gives to objects would be longer than S3 takes them. */
    static final int PREFIX_BYTES = 512;

    /** Parts that S3 servers, folders and addresses all take as they are; slashes at the ends do not count. */
    static final String PREFIXES = "^/*([^./\\\\\\p{Cc}][^/\\\\\\p{Cc}]*(/[^./\\\\\\p{Cc}][^/\\\\\\p{Cc}]*)*/*)?$";

    /** Returns the rules that concern several fields. */
    public static Rules<StoreSpec> rules() {
        return new Rules<StoreSpec>()
                .that(
                        "location",
                        own -> own.location == null || own.bucket == null,
                        own -> "stands beside store.bucket, but a run has one store: leave one of them out",
                        "!has(self.location) || !has(self.bucket)",
                        "stands beside store.bucket, but a run has one store: leave one of them out")
                .that(
                        "bucket",
                        own -> own.bucket != null
                                || (own.endpoint == null && own.region == null && own.credentialsSecret == null),
                        own -> "is missing: endpoint, region and credentialsSecret need one",
                        "has(self.bucket) || !(has(self.endpoint) || has(self.region) || has(self.credentialsSecret))",
                        "is missing: endpoint, region and credentialsSecret need one")
                .that(
                        "prefix",
                        own -> own.prefixBytes() <= PREFIX_BYTES,
                        own -> "has " + own.prefixBytes() + " bytes in UTF-8, but " + PREFIX_BYTES + " are the most",
                        "!has(self.prefix) || size(bytes(self.prefix)) <= " + PREFIX_BYTES,
                        "has too many bytes in UTF-8: " + PREFIX_BYTES + " are the most");
    }

    /** Returns another store in its stead: a directory, or {@code s3://bucket/prefix} at the environment's server. */
    public StoreSpec replacedBy(String elsewhere) {
        return new StoreSpec(elsewhere, null, null, null, null, addressing, null);
    }

    /** Returns the same store seen from one folder of it; credentials are separate from the address. */
    public StoreSpec within(String folder) {
        String outer = prefix == null ? "" : prefix.replaceAll("^/+|/+$", "");
        String inner = outer.isEmpty() ? folder : outer + "/" + folder;
        return new StoreSpec(location, endpoint, bucket, inner, region, addressing, null);
    }

    /** Returns the length of the prefix; a store seen from one of its folders may have a longer one than a manifest may. */
    private int prefixBytes() {
        return prefix == null ? 0 : prefix.getBytes(StandardCharsets.UTF_8).length;
    }

    StoreSpec at(@Nullable String location) {
        return new StoreSpec(location, endpoint, bucket, prefix, region, addressing, credentialsSecret);
    }
}
