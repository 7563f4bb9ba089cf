package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.ValidationRule;
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
public record StoreSpec(
        @JsonPropertyDescription("Directory; absent and without a bucket: the user's data folder.") @Nullable
        String location,

        @JsonPropertyDescription("Address of the S3 server; absent: Amazon's.") @Nullable
        String endpoint,

        @JsonPropertyDescription("S3 bucket.") @Nullable String bucket,

        @JsonPropertyDescription("Prefix of every object's name.") @Nullable
        String prefix,

        @JsonPropertyDescription("S3 region.") @Nullable String region,

        @JsonPropertyDescription("Kubernetes Secret with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.") @Nullable
        String credentialsSecret) {
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
                .orRefuse();
    }

    /** The same store seen from one folder of it; who may enter is told apart from where it is. */
    public StoreSpec within(String folder) {
        String inner = prefix == null || prefix.isEmpty() ? folder : prefix + "/" + folder;
        return new StoreSpec(location, endpoint, bucket, inner, region, null);
    }

    StoreSpec at(@Nullable String location) {
        return new StoreSpec(location, endpoint, bucket, prefix, region, credentialsSecret);
    }
}
