package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import dev.wsss.pipeline.outcome.Excerpt;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where artifacts are kept: a directory, or a bucket. */
@ValidationRule(
        value = "!has(self.location) || !has(self.bucket)",
        message = "stands beside store.bucket, but a run has one store: leave one of them out",
        fieldPath = ".location")
@ValidationRule(
        value = "has(self.bucket) || !(has(self.endpoint) || has(self.region) || has(self.credentialsSecret))",
        message = "is missing: endpoint, region and credentialsSecret need one",
        fieldPath = ".bucket")
@ValidationRule(
        value = "!has(self.prefix) || size(bytes(self.prefix)) <= 512",
        message = "has too many bytes in UTF-8: 512 are the most",
        fieldPath = ".prefix")
public record StoreSpec(
        @JsonPropertyDescription(
                "Directory, or s3://bucket/prefix; absent and without a bucket: the user's data folder.")
        @Nullable
        String location,

        @JsonPropertyDescription("Address of the S3 server, for example http://minio:9000; absent: the environment's "
                + "AWS_ENDPOINT_URL, else Amazon's.")
        @io.fabric8.generator.annotation.Pattern("^https?://[^/?#\\s]+/?$")
        @Nullable
        String endpoint,

        @JsonPropertyDescription("S3 bucket.")
        @io.fabric8.generator.annotation.Pattern("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")
        @Nullable
        String bucket,

        @JsonPropertyDescription("Prefix of every object's name; at most 512 bytes of UTF-8.")
        @io.fabric8.generator.annotation.Pattern(StoreSpec.PREFIXES)
        @Size(max = StoreSpec.PREFIX_BYTES)
        @Nullable
        String prefix,

        @JsonPropertyDescription("S3 region; absent: the environment's AWS_REGION, else us-east-1.")
        @io.fabric8.generator.annotation.Pattern("^[A-Za-z0-9._-]+$")
        @Nullable
        String region,

        @JsonPropertyDescription("Where the bucket stands in an object's address: path (host/bucket/key), virtual "
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

    private static final Pattern PREFIX = Pattern.compile(PREFIXES);
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ENDPOINT = Pattern.compile("https?://[^/?#\\s]+/?");

    /** Refuses values that make no sense, all of them at once. */
    public StoreSpec {
        new Checks()
                .that(
                        location == null || bucket == null,
                        "location",
                        "stands beside store.bucket, but a run has one store: leave one of them out")
                .that(
                        bucket != null || (endpoint == null && region == null && credentialsSecret == null),
                        "bucket",
                        "is missing: endpoint, region and credentialsSecret need one")
                .that(
                        bucket == null || BUCKET.matcher(bucket).matches(),
                        "bucket",
                        "is '" + Excerpt.of(String.valueOf(bucket), 100)
                                + "', but a bucket's name has 3 to 63 lower-case letters, digits, dots and dashes")
                .that(
                        endpoint == null || ENDPOINT.matcher(endpoint).matches(),
                        "endpoint",
                        "is '" + Excerpt.of(String.valueOf(endpoint), 100)
                                + "', but must be http:// or https:// with a host and no path, for example "
                                + "http://minio:9000")
                .that(
                        prefix == null || PREFIX.matcher(prefix).matches(),
                        "prefix",
                        "is '" + Excerpt.of(String.valueOf(prefix), 100)
                                + "', but its parts between slashes must not be empty, begin with a dot, or hold a "
                                + "backslash or a control character")
                .that(
                        region == null || REGION.matcher(region).matches(),
                        "region",
                        "is '" + Excerpt.of(String.valueOf(region), 100)
                                + "', but a region's name has letters, digits, dots, dashes and underscores")
                .orRefuse();
    }

    /** Another store in its stead: a directory, or {@code s3://bucket/prefix} at the environment's server. */
    public StoreSpec replacedBy(String elsewhere) {
        return new StoreSpec(elsewhere, null, null, null, null, addressing, null);
    }

    /** The same store seen from one folder of it; who may enter is told apart from where it is. */
    public StoreSpec within(String folder) {
        String outer = prefix == null ? "" : prefix.replaceAll("^/+|/+$", "");
        String inner = outer.isEmpty() ? folder : outer + "/" + folder;
        return new StoreSpec(location, endpoint, bucket, inner, region, addressing, null);
    }

    /** How long the prefix is; runs are told of it, as a store seen from one of its folders may have a longer one. */
    int prefixBytes() {
        return prefix == null ? 0 : prefix.getBytes(StandardCharsets.UTF_8).length;
    }

    StoreSpec at(@Nullable String location) {
        return new StoreSpec(location, endpoint, bucket, prefix, region, addressing, credentialsSecret);
    }
}
