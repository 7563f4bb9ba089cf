package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of credentials that a cloud issues to a pod or a machine, against played services. */
class WorkloadIdentityTest {
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    private HttpServer cloud;
    private Duration lifetime = Duration.ofHours(1);
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloud.createContext("/", this::answer);
        cloud.start();
    }

    @AfterEach
    void stop() {
        cloud.stop(0);
    }

    @Test
    void theTokenOfAServiceAccountIsExchangedForTheKeysOfItsRole() throws Exception {
        S3Credentials issued = S3Environment.of(webIdentity()).credentials().read();

        assertThat(issued).isEqualTo(new S3Credentials("key-1", "secret", "session", null));
        assertThat(requests)
                .singleElement()
                .asString()
                .contains("Action=AssumeRoleWithWebIdentity")
                .contains("RoleArn=arn:aws:iam::1:role/wsss")
                .contains("WebIdentityToken=first");
    }

    @Test
    void keysAreIssuedOnceUntilTheyExpireAndThenWithTheTokenOfThatTime() throws Exception {
        CredentialSource credentials = S3Environment.of(webIdentity()).credentials();
        credentials.read();
        assertThat(credentials.read().accessKey()).as("still good").isEqualTo("key-1");

        lifetime = Duration.ofSeconds(1); // which counts as expired: a request takes time
        CredentialSource brief = S3Environment.of(webIdentity()).credentials();
        brief.read();
        Files.writeString(folder.resolve("token"), "second");
        assertThat(brief.read().accessKey()).isEqualTo("key-3");
        assertThat(requests.getLast()).contains("WebIdentityToken=second");
    }

    @Test
    void theAgentOfAPodIsAskedWithItsToken() throws Exception {
        Files.writeString(folder.resolve("token"), "of-the-pod");
        S3Credentials issued = S3Environment.of(Map.of(
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        address() + "/v1/credentials",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                        folder.resolve("token").toString()))
                .credentials()
                .read();

        assertThat(issued).isEqualTo(new S3Credentials("key-1", "secret", "session", null));
        assertThat(requests).containsExactly("GET /v1/credentials authorized by of-the-pod");
    }

    @Test
    void theRoleOfAMachineIsAskedForOnlyWhereThatIsSaid() throws Exception {
        S3Credentials issued = S3Environment.of(
                        Map.of("AWS_EC2_METADATA_DISABLED", "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT", address()))
                .credentials()
                .read();

        assertThat(issued).isEqualTo(new S3Credentials("key-3", "secret", "session", null));
        assertThat(requests).hasSize(3).last().asString().endsWith("/wsss-role authorized by nothing");
        assertThatThrownBy(() -> S3Environment.of(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", address()))
                        .credentials()
                        .read())
                .hasMessageContaining("there are none for S3");
        assertThat(requests).hasSize(3);
    }

    @Test
    void keysInTheEnvironmentComeFirst() throws Exception {
        Map<String, String> variables = new HashMap<>(webIdentity());
        variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "lasting", "AWS_SECRET_ACCESS_KEY", "secret"));
        assertThat(S3Environment.of(variables).credentials().read().accessKey()).isEqualTo("lasting");
        assertThat(requests).isEmpty();
    }

    @Test
    void aRoleThatDoesNotTrustTheWorkloadIsDeniedInTheWordsOfTheService() throws Exception {
        status = 403;
        assertThatThrownBy(() -> S3Environment.of(webIdentity()).credentials().read())
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_DENIED))
                .hasMessageContaining("AWS_ROLE_ARN")
                .hasMessageContaining("403 AccessDenied, Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void aServiceThatIsBusyOrGoneMayAnswerLater() throws Exception {
        status = 503;
        assertUnavailable();
        stop();
        assertUnavailable();
    }

    @Test
    void aMissingTokenIsNamed() throws Exception {
        Map<String, String> variables = webIdentity();
        Files.delete(folder.resolve("token"));
        assertThatThrownBy(() -> S3Environment.of(variables).credentials().read())
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_DENIED))
                .hasMessageContaining(folder.resolve("token").toString());
    }

    @Test
    void aServiceWithoutAnAddressIsRefused() throws Exception {
        Map<String, String> variables = new HashMap<>(webIdentity());
        variables.put("AWS_ENDPOINT_URL_STS", "sts.example");
        assertThatThrownBy(() -> S3Environment.of(variables).credentials().read())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("AWS_ENDPOINT_URL_STS: sts.example is no address");
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> S3Environment.of(webIdentity()).credentials().read())
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_UNAVAILABLE));
    }

    private Map<String, String> webIdentity() throws IOException {
        Files.writeString(folder.resolve("token"), "first");
        return Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE", folder.resolve("token").toString(),
                "AWS_ROLE_ARN", "arn:aws:iam::1:role/wsss",
                "AWS_ENDPOINT_URL_STS", address());
    }

    private String address() {
        return "http://127.0.0.1:" + cloud.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8);
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(
                exchange.getRequestMethod() + " " + path + " authorized by " + (token == null ? "nothing" : token));
        String body = status == 200
                ? body(path)
                : "<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized to perform "
                        + "sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>";
        exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    private String body(String path) {
        String key = "key-" + requests.size();
        Instant end = Instant.now().plus(lifetime);
        if (path.contains("AssumeRoleWithWebIdentity")) {
            return "<AssumeRoleWithWebIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                    + "<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>" + key
                    + "</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken><Expiration>"
                    + end
                    + "</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>";
        }
        if (path.endsWith("/latest/api/token")) {
            return "session-of-the-metadata-server";
        }
        if (path.endsWith("/security-credentials/")) {
            return "wsss-role";
        }
        return "{\"Code\": \"Success\", \"AccessKeyId\": \"" + key
                + "\", \"SecretAccessKey\": \"secret\", \"Token\": \"session\", \"Expiration\": \"" + end + "\"}";
    }
}
