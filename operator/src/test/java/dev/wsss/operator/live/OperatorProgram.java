package dev.wsss.operator.live;

import dev.wsss.operator.Documents;
import dev.wsss.operator.OperatorJvm;
import dev.wsss.operator.apiserver.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The operator as it is packaged, started as its image does it, in a process of its own.
 *
 * @param process that runs
 * @param log what it says
 */
record OperatorProgram(Process process, Path log) implements AutoCloseable {
    private static final Path PROGRAM = Documents.root().resolve("operator/target/quarkus-app/quarkus-run.jar");

    /** Starts one that acts in a namespace, with a lease in it, under a name of its own. */
    static OperatorProgram start(ApiServer server, String namespace, String name, Path folder) throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException(PROGRAM + " is not there: mvn -pl operator -am package makes it");
        }
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
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

    /** Asks it to stop, as a kubelet does; whether it has within so many seconds. */
    boolean stopsWithin(int seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** What it has said so far. */
    String said() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
