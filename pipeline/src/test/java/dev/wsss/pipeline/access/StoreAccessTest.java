package dev.wsss.pipeline.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.CredentialSource;
import dev.wsss.pipeline.store.s3.ProxyServer;
import dev.wsss.pipeline.store.s3.S3Credentials;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import dev.wsss.pipeline.store.s3.SecretCredentials;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests of manifests that name a store, and of the store that they open. */
class StoreAccessTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final CredentialSource NONE = () -> {
        throw new AssertionError("a directory has no credentials");
    };

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDirectoryIsAStoreBelowItsPrefix() {
        StoreAccess access = new StoreAccess(new S3Environment(null, null, NONE), S3Timing.brisk());
        StoreSpec spec = directory(folder.toString(), "team/runs/");
        assertThat(access.open(spec)).isInstanceOfSatisfying(DirectoryStore.class, store -> assertThat(store.root())
                .isEqualTo(folder.resolve("team/runs")));
        assertThat(access.check(spec)).isEmpty();
    }

    @Test
    void aBucketIsAStoreBelowItsPrefixAndItsNamespaces() throws Exception {
        String bucket = PROXY.bucket();
        StoreAccess access = access(() -> PROXY.server().credentials());
        StoreSpec spec = bucket(PROXY.server().endpoint(), bucket, "runs/");
        Store store = access.open(spec.within("namespace"));
        store.put("a", new byte[] {1});
        assertThat(access.open(bucket(PROXY.server().endpoint(), bucket, null)).size("runs/namespace/a"))
                .hasValue(1);
        assertThat(access.check(spec)).isEmpty();
    }

    @Test
    void aPlaceOnTheCommandLineReplacesAllOfTheStoreAndIsAtTheServerOfTheEnvironment() throws Exception {
        String bucket = PROXY.bucket();
        StoreSpec written = bucket("http://minio.not-reachable-from-here:9000", "other", "runs");
        StoreAccess access = new StoreAccess(
                new S3Environment(
                        PROXY.server().endpoint(), null, () -> PROXY.server().credentials()),
                S3Timing.brisk());
        StoreSpec spec = written.replacedBy("s3://" + bucket + "/mine");
        access.open(spec).put("a", new byte[] {1});
        assertThat(access.open(written.replacedBy("s3://" + bucket)).size("mine/a"))
                .hasValue(1);
    }

    @Test
    void aStoreThatCannotBeUsedIsReportedWithItsField() throws Exception {
        StoreAccess access = access(() -> PROXY.server().credentials());
        assertThat(access.check(bucket(PROXY.server().endpoint(), "nowhere", null)))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessageContaining("there is no bucket 'nowhere'")
                        .hasMessageContaining("store.bucket"));
        assertThat(access.check(new StoreSpec(null, null, null, null, null, Addressing.AUTO, null)))
                .hasValueSatisfying(
                        failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID_CONFIG));
    }

    @Test
    void aSecretIsReadAgainWhenItsKeysAreNotTakenAnyMore() throws Exception {
        S3Credentials right = PROXY.server().credentials();
        Queue<Map<String, String>> versions = new ArrayDeque<>(
                List.of(secret(right.accessKey(), "rotated-away"), secret(right.accessKey(), right.secretKey())));
        StoreAccess access = access(new SecretCredentials("wsss-store", versions::remove));
        assertThat(access.check(bucket(PROXY.server().endpoint(), PROXY.bucket(), null)))
                .isEmpty();
        assertThat(versions).isEmpty();
    }

    @Test
    void aSecretWithoutKeysIsNamed() throws Exception {
        StoreAccess access = access(new SecretCredentials("wsss-store", () -> Map.of("AWS_ACCESS_KEY_ID", "somebody")));
        assertThat(access.check(bucket(PROXY.server().endpoint(), PROXY.bucket(), null)))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessageContaining(
                                "store.credentialsSecret: Secret wsss-store: AWS_SECRET_ACCESS_KEY is missing"));
    }

    private static Map<String, String> secret(String accessKey, String secretKey) {
        return Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", secretKey);
    }

    private static StoreAccess access(CredentialSource credentials) {
        return new StoreAccess(new S3Environment(null, null, credentials), S3Timing.brisk());
    }

    private static StoreSpec directory(String location, String prefix) {
        return new StoreSpec(location, null, null, prefix, null, Addressing.AUTO, null);
    }

    private static StoreSpec bucket(String endpoint, String bucket, @Nullable String prefix) {
        return new StoreSpec(null, endpoint, bucket, prefix, null, Addressing.AUTO, null);
    }
}
