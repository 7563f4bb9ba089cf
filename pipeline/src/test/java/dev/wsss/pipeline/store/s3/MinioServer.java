package dev.wsss.pipeline.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A MinIO server in a process of its own, started once for all tests.
 *
 * <p>Where its program is absent the tests are skipped by name, but in CI they fail. The path comes from the system
 * property {@code wsss.minio}; the default is {@code ${CLUSTER_HOME:-$HOME/.cache/wsss-cluster}/bin/minio}.
 */
public final class MinioServer implements BeforeAllCallback {
    private static final String ACCESS_KEY = "minioadmin";
    private static final String SECRET_KEY = "minioadmin-test";

    private @Nullable Running running;

    /** The process, the folder of its data, its address, and the number of buckets given out. */
    private record Running(Process process, Path folder, String endpoint, AtomicInteger buckets)
            implements AutoCloseable {
        static Running start(Path program) {
            try {
                Path folder = Files.createTempDirectory("minio-");
                int port;
                try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    port = free.getLocalPort();
                }
                String address = "127.0.0.1:" + port;
                ProcessBuilder builder = new ProcessBuilder(
                                program.toString(), "server", folder.toString(), "--address", address, "--quiet")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log")
                                .toFile());
                builder.environment().put("MINIO_ROOT_USER", ACCESS_KEY);
                builder.environment().put("MINIO_ROOT_PASSWORD", SECRET_KEY);
                builder.environment().put("MINIO_BROWSER", "off");
                Running running = new Running(builder.start(), folder, "http://" + address, new AtomicInteger());
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(running.answer()).isEqualTo(200));
                return running;
            } catch (IOException failed) {
                throw new IllegalStateException(program + " does not start", failed);
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

        @Override
        public void close() throws IOException {
            process.destroyForcibly().onExit().join();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(each);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path program = program();
        if (!Files.isExecutable(program)) {
            assertThat(System.getenv("CI"))
                    .as("CI has MinIO, but not at " + program)
                    .isNotEqualTo("true");
            assumeTrue(false, "no MinIO at " + program + "; -Dwsss.minio=FILE names another one");
        }
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(MinioServer.class))
                .getOrComputeIfAbsent(Running.class, ignored -> Running.start(program), Running.class);
    }

    private static Path program() {
        String named = System.getProperty("wsss.minio", "");
        String home = Objects.requireNonNullElse(System.getenv("CLUSTER_HOME"), "");
        Path cluster =
                home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "wsss-cluster") : Path.of(home);
        return named.isBlank() ? cluster.resolve("bin/minio") : Path.of(named);
    }

    /** Returns the server. */
    public Server server() {
        return Server.at(running().endpoint(), ACCESS_KEY, SECRET_KEY);
    }

    private Running running() {
        return Objects.requireNonNull(running, "the tests have not begun");
    }

    /** Returns the name of a new bucket. */
    public String bucket() throws Exception {
        String name = "bucket-" + running().buckets.incrementAndGet();
        server().with(name);
        return name;
    }
}
