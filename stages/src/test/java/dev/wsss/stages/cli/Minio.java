package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A MinIO server in a process of its own, with one bucket.
 *
 * <p>Where its program is absent a test is skipped by name, but in CI it fails. The path comes from the system property
 * {@code wsss.minio}; the default is {@code ${CLUSTER_HOME:-$HOME/.cache/wsss-cluster}/bin/minio}.
 *
 * @param process the server
 * @param endpoint its address
 */
record Minio(Process process, String endpoint) implements AutoCloseable {
    static final String BUCKET = "wsss-tests";
    private static final String ACCESS_KEY = "minioadmin";
    private static final String SECRET_KEY = "minioadmin-test";

    /** Starts a server that keeps its data in a folder; returns when it answers. */
    static Minio start(Path folder) throws IOException, InterruptedException {
        Path program = program();
        if (!Files.isExecutable(program)) {
            assertThat(System.getenv("CI"))
                    .as("CI has MinIO, but not at " + program)
                    .isNotEqualTo("true");
            assumeTrue(false, "no MinIO at " + program + "; -Dwsss.minio=FILE names another one");
        }
        // A folder of its drive is a bucket.
        Path drive = Files.createDirectories(folder.resolve("drive").resolve(BUCKET))
                .resolveSibling("")
                .normalize();
        String address = "127.0.0.1:" + freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(), "server", drive.toString(), "--address", address, "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("minio.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "MINIO_ROOT_USER", ACCESS_KEY, "MINIO_ROOT_PASSWORD", SECRET_KEY, "MINIO_BROWSER", "off"));
        Minio minio = new Minio(builder.start(), "http://" + address);
        for (int look = 0; look < 600 && minio.answer() != 200; look++) {
            assertThat(minio.process.waitFor(100, TimeUnit.MILLISECONDS))
                    .as(Files.readString(folder.resolve("minio.log")))
                    .isFalse();
        }
        assertThat(minio.answer()).isEqualTo(200);
        return minio;
    }

    private static Path program() {
        String named = System.getProperty("wsss.minio", "");
        String home = Objects.requireNonNullElse(System.getenv("CLUSTER_HOME"), "");
        Path cluster =
                home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "wsss-cluster") : Path.of(home);
        return named.isBlank() ? cluster.resolve("bin/minio") : Path.of(named);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private int answer() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(endpoint + "/minio/health/ready").toURL().openConnection();
            return connection.getResponseCode();
        } catch (IOException notYet) {
            return -1;
        }
    }

    /** Returns the variables by which a process uses it. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint, "AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    }

    /** Writes a folder of files, as a Secret is mounted. */
    Path credentials(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("AWS_ACCESS_KEY_ID"), ACCESS_KEY);
        Files.writeString(folder.resolve("AWS_SECRET_ACCESS_KEY"), SECRET_KEY + "\n");
        return folder;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
