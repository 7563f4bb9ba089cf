package dev.wsss.operator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wsss.operator.BuiltPrograms;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A MinIO server whose keys can be changed; each bucket is a folder of its data. */
public final class RotatingServer implements AutoCloseable {
    private final Path program;
    private final Path data;
    private final String address;
    private @Nullable Process process;

    /**
     * Creates one that keeps its data and its log in a folder; without MinIO the test is skipped, with a message, and
     * fails under CI=true.
     */
    public static RotatingServer in(Path folder) throws IOException {
        Path program = program();
        assumeTrue(
                Files.isExecutable(program) || "true".equals(System.getenv("CI")),
                "no MinIO at " + program + "; -Dwsss.minio=FILE names another one");
        return new RotatingServer(program, Files.createDirectories(folder.resolve("data")));
    }

    private RotatingServer(Path program, Path data) throws IOException {
        this.program = program;
        this.data = data;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.address = "127.0.0.1:" + free.getLocalPort();
        }
    }

    /** Returns the path of the built MinIO. */
    private static Path program() {
        String named = System.getProperty("wsss.minio", "");
        return named.isBlank()
                ? BuiltPrograms.folder(System.getenv(), Path.of(System.getProperty("user.home")))
                        .resolve("bin/minio")
                : Path.of(named);
    }

    /** Returns its address. */
    public String endpoint() {
        return "http://" + address;
    }

    /** Makes a bucket. */
    public void bucket(String name) throws IOException {
        Files.createDirectories(data.resolve(name));
    }

    /** Starts or restarts it with these keys and no others. */
    public void accept(StoreKeys keys) throws IOException {
        close();
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(), "server", data.toString(), "--address", address, "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("minio.log").toFile());
        builder.environment().put("MINIO_ROOT_USER", keys.access());
        builder.environment().put("MINIO_ROOT_PASSWORD", keys.secret());
        builder.environment().put("MINIO_BROWSER", "off");
        process = builder.start();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(answer()).isEqualTo(200));
    }

    private int answer() {
        try {
            return ((HttpURLConnection) URI.create(endpoint() + "/minio/health/ready")
                            .toURL()
                            .openConnection())
                    .getResponseCode();
        } catch (IOException notYet) {
            return -1;
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }
}
