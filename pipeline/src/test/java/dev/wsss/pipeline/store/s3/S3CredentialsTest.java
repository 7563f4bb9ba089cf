package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the sources of credentials, and of their rotation while a program runs. */
class S3CredentialsTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final S3Credentials STALE = new S3Credentials("access", "rotated-away", null, null);

    @TempDir
    Path folder;

    @Test
    void keysThatAreNotAcceptedAnyMoreAreReadAgain() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        S3Credentials good = PROXY.server().credentials();
        S3Store store = store(() -> reads.getAndIncrement() == 0 ? STALE : good);
        store.put("a", "hello".getBytes(UTF_8));
        store.put("b", "hello".getBytes(UTF_8));
        assertThat(store.size("b")).hasValue(5);
        assertThat(reads).as("once at first, once when they were refused").hasValue(2);
    }

    @Test
    void keysThatAreStillTheSameAreNotTriedAgain() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        S3Store store = store(() -> {
            reads.incrementAndGet();
            return STALE;
        });
        assertThatThrownBy(() -> store.put("a", new byte[1]))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_DENIED));
        assertThat(reads).hasValue(2);
    }

    @Test
    void aFolderOfFilesIsReadAsASecretIsMounted() throws Exception {
        write("AWS_ACCESS_KEY_ID", "access\n");
        write("AWS_SECRET_ACCESS_KEY", "rotated-away\n");
        S3Store store = store(new FolderCredentials(folder));
        write("AWS_SECRET_ACCESS_KEY", "secret-key\n");
        store.put("a", new byte[1]);
        write("AWS_SESSION_TOKEN", "token");
        write("ca.crt", "-----BEGIN CERTIFICATE-----");
        assertThat(new FolderCredentials(folder).read())
                .isEqualTo(new S3Credentials("access", "secret-key", "token", "-----BEGIN CERTIFICATE-----"));
    }

    @Test
    void aFolderWithoutKeysNamesTheFile() throws IOException {
        write("AWS_ACCESS_KEY_ID", "access");
        write("AWS_SECRET_ACCESS_KEY", " \n");
        assertThatThrownBy(() -> new FolderCredentials(folder).read())
                .isInstanceOf(Failure.class)
                .hasMessageContaining(folder.resolve("AWS_SECRET_ACCESS_KEY").toString())
                .hasMessageContaining("store.credentialsSecret");
    }

    @Test
    void theEnvironmentHasTheNamesThatS3ClientsAgreeOn() throws IOException {
        write("bundle.pem", "certificates");
        S3Environment environment = S3Environment.of(Map.of(
                "AWS_ACCESS_KEY_ID", "access",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token",
                "AWS_ENDPOINT_URL", "http://minio:9000",
                "AWS_REGION", "eu-west-1",
                "AWS_CA_BUNDLE", folder.resolve("bundle.pem").toString()));
        assertThat(environment.endpoint()).isEqualTo("http://minio:9000");
        assertThat(environment.region()).isEqualTo("eu-west-1");
        assertThat(environment.credentials().read())
                .isEqualTo(new S3Credentials("access", "secret", "token", "certificates"));
    }

    @Test
    void aFolderNamedInTheEnvironmentComesFirst() throws IOException {
        write("AWS_ACCESS_KEY_ID", "from-file");
        write("AWS_SECRET_ACCESS_KEY", "secret");
        S3Environment environment =
                S3Environment.of(Map.of("WSSS_CREDENTIALS", folder.toString(), "AWS_ACCESS_KEY_ID", "from-variable"));
        assertThat(environment.credentials().read().accessKey()).isEqualTo("from-file");
    }

    @Test
    void anEnvironmentWithoutKeysSaysWhichToSet() {
        S3Environment environment = S3Environment.of(Map.of("AWS_ACCESS_KEY_ID", "access"));
        assertThatThrownBy(() -> environment.credentials().read())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
                .hasMessageContaining("WSSS_CREDENTIALS");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new S3Credentials("access", "hidden-1", "hidden-2", null).toString())
                .contains("access")
                .doesNotContain("hidden");
    }

    private static S3Store store(CredentialSource source) throws Exception {
        return S3Store.open(PROXY.server().address(PROXY.bucket(), ""), source, Server.QUICK);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
