package dev.wsss.operator.live;

import dev.wsss.operator.Documents;
import dev.wsss.operator.OperatorJvm;
import dev.wsss.operator.apiserver.ApiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged operator in a process of its own, started as its image does it.
 *
 * @param process that runs
 * @param log of its output
 */
record OperatorProgram(Process process, Path log) implements AutoCloseable {
    private static final Path PROGRAM = Documents.root().resolve("operator/target/quarkus-app/quarkus-run.jar");

    private static final Pattern PORT = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    /** Starts one that acts in a namespace, with a lease in it, under a name of its own. */
    static OperatorProgram start(ApiServer server, String namespace, String name, Path folder) throws IOException {
        return start(server.kubeconfig(), namespace, name, folder);
    }

    /** Starts the same for an API server from a kubeconfig. */
    static OperatorProgram start(String cluster, String namespace, String name, Path folder) throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException(PROGRAM + " is not there: mvn -pl operator -am package makes it");
        }
        Path kubeconfig = Files.writeString(folder.resolve(name + ".kubeconfig"), cluster);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder program = OperatorJvm.process("-jar", PROGRAM.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        program.environment()
                .putAll(Map.of(
                        "KUBECONFIG", kubeconfig.toString(),
                        "HOSTNAME", name,
                        "WSSS_NAMESPACES", namespace,
                        "WSSS_LEASE_NAMESPACE", namespace,
                        "QUARKUS_HTTP_PORT", "0"));
        return new OperatorProgram(program.start(), log);
    }

    /** Returns the answer to a probe; 0 before it listens. */
    int probe(String path) throws IOException, InterruptedException {
        Matcher port = PORT.matcher(said());
        if (!port.find()) {
            return 0;
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port.group(1) + path);
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** Sends SIGTERM, as a kubelet does; returns true when it has ended within so many seconds. */
    boolean stopsWithin(int seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** Returns its log so far. */
    String said() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
