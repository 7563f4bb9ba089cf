package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Preflight;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of messages: a store that cannot be used names the field to correct before any work is done. */
class S3SentencesTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    @Test
    void aStoreThatCanBeUsedPassesAndKeepsNothing() throws Exception {
        S3Store store = PROXY.server().store(PROXY.bucket(), "runs");
        assertThat(Preflight.of(store)).isEmpty();
        try (var left = store.list("")) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aBucketThatDoesNotExistIsNamedWithItsField() {
        refused(PROXY.server().store("nowhere", ""), "store.bucket: there is no bucket 'nowhere'", "create it");
    }

    @Test
    void keysThatTheServerDoesNotKnowAreReported() throws Exception {
        String bucket = PROXY.bucket();
        String endpoint = PROXY.server().endpoint();
        refused(Server.at(endpoint, "access", "wrong").store(bucket, ""), "AWS_SECRET_ACCESS_KEY is not that of");
        refused(
                Server.at(endpoint, "nobody", "wrong").store(bucket, ""),
                "this AWS_ACCESS_KEY_ID is unknown to the server");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "403 Forbidden | AccessDenied | | no permission | s3:PutObject",
                "403 Forbidden | RequestTimeTooSkewed | | this machine's clock | set both",
                "400 Bad Request | ExpiredToken | | AWS_SESSION_TOKEN has expired | renew the credentials",
                "400 Bad Request | AuthorizationHeaderMalformed | <Region>eu-west-1</Region> | store.region | is eu-west-1",
                "301 Moved Permanently | PermanentRedirect | | store.region | store.endpoint",
                "501 Not Implemented | NotImplemented | | has to offer PUT | multipart uploads",
            })
    void anObjectionOfTheServerIsReportedWithARemedy(
            String status, String code, String more, String field, String advice) throws IOException {
        try (FaultyServer faulty = new FaultyServer(PROXY.server())) {
            faulty.on(request -> true, Integer.MAX_VALUE, Fault.refusing(status, code, more == null ? "" : more));
            refused(PROXY.server().behind(faulty.endpoint()).store("wsss", ""), field, advice, code);
        }
    }

    @ParameterizedTest
    @CsvSource({"507 Insufficient Storage, XMinioStorageFull", "400 Bad Request, XMinioAdminBucketQuotaExceeded"})
    void aFullStoreIsUnavailableUntilSpaceIsFreed(String status, String code) throws IOException {
        try (FaultyServer faulty = new FaultyServer(PROXY.server())) {
            faulty.on("PUT", Integer.MAX_VALUE, Fault.refusing(status, code, ""));
            unavailable(PROXY.server().behind(faulty.endpoint()), "it has no room");
            assertThat(faulty.heard("PUT")).as("a retry frees no space").hasSize(1);
        }
    }

    @Test
    void plainHttpToATlsPortIsReported() throws IOException {
        try (FaultyServer faulty = new FaultyServer(PROXY.server())) {
            faulty.on(
                    "PUT",
                    Integer.MAX_VALUE,
                    Fault.saying(Message.answer(
                            "400 Bad Request", "Client sent an HTTP request to an HTTPS server.\n".getBytes(UTF_8))));
            refused(PROXY.server().behind(faulty.endpoint()).store("wsss", ""), "store.endpoint", "write https://");
        }
    }

    @Test
    void tlsToAPlainPortIsReported() {
        String tls = PROXY.server().endpoint().replace("http:", "https:");
        refused(PROXY.server().behind(tls).store("wsss", ""), "store.endpoint", "write http://");
    }

    @Test
    void aHostWithoutAddressAndAPortWithoutServerNameTheEndpoint() throws IOException {
        unavailable(PROXY.server().behind("http://store.invalid:9000"), "no address", "store.endpoint");
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        unavailable(PROXY.server().behind("http://localhost:" + free), "connection refused", "store.endpoint");
    }

    @Test
    void aWebSiteThatIsNoS3ServerNamesTheEndpoint() throws Exception {
        Fault site = Fault.saying(Message.answer("200 OK", "<html>".getBytes(UTF_8)));
        try (FaultyServer faulty = new FaultyServer(PROXY.server())) {
            faulty.on("list-type", Integer.MAX_VALUE, site);
            S3Store store = PROXY.server().behind(faulty.endpoint()).store(PROXY.bucket(), "");
            assertThat(Preflight.of(store).orElseThrow())
                    .hasMessageContaining("does not answer as an S3 server")
                    .hasMessageContaining("store.endpoint");
        }
    }

    private static void refused(S3Store store, String... words) {
        Failure failure = Preflight.of(store).orElseThrow();
        assertThat(failure.failureClass()).as(failure.getMessage()).isEqualTo(FailureClass.STORE_DENIED);
        assertThat(failure.getMessage()).contains(List.of(words));
    }

    private static void unavailable(Server server, String... words) {
        Failure failure = Preflight.of(server.store("wsss", "")).orElseThrow();
        assertThat(failure.failureClass()).as(failure.getMessage()).isEqualTo(FailureClass.STORE_UNAVAILABLE);
        assertThat(failure.getMessage()).contains(List.of(words));
    }
}
