package dev.wsss.pipeline.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Addressing;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of servers with a certificate of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder = Path.of("");

    private HttpsServer server;
    private String certificate;

    @BeforeAll
    void serve() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool(keys, "-genkeypair", "-alias", "s3", "-keyalg", "EC", "-dname", "CN=s3", "-ext", "SAN=dns:localhost");
        Path pem = folder.resolve("ca.crt");
        keytool(keys, "-exportcert", "-rfc", "-alias", "s3", "-file", pem.toString());
        certificate = Files.readString(pem);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    private static void keytool(Path keys, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @Test
    void aCertificateThatTheCredentialsBringIsTrusted() {
        assertThat(store("localhost", certificate).size("absent")).isEmpty();
    }

    @Test
    void anUnknownCertificateIsRefusedWithWhereToPutIt() {
        denied(store("localhost", null), "certificate is not trusted", "ca.crt", "AWS_CA_BUNDLE");
    }

    @Test
    void aCertificateForAnotherHostNamesTheEndpoint() {
        denied(store("127.0.0.1", certificate), "for another host", "store.endpoint");
    }

    @Test
    void somethingElseThanCertificatesIsRefused() {
        denied(store("localhost", "no certificate"), "ca.crt", "PEM");
    }

    private static void denied(S3Store store, String... words) {
        assertThatThrownBy(() -> store.size("absent")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.failureClass()).as(failure.getMessage()).isEqualTo(FailureClass.STORE_DENIED);
            assertThat(failure.getMessage()).contains(words);
        });
    }

    private S3Store store(String host, @Nullable String certificates) {
        String endpoint = "https://" + host + ":" + server.getAddress().getPort();
        return S3Store.open(
                new S3Address(endpoint, null, Addressing.AUTO, "wsss", "", "store.bucket"),
                () -> new S3Credentials("a", "s", null, certificates),
                Server.QUICK);
    }
}
