package dev.wsss.operator.limits;

import dev.wsss.operator.OperatorJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An operator in a process of its own with the image's flags and the chart's memory, measured from outside. */
final class MeasuredOperator implements AutoCloseable {
    private static final double TICKS_A_SECOND = 100;

    private final Process process;
    private final BufferedReader words;

    private MeasuredOperator(Process process) {
        this.process = process;
        this.words = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one for a namespace, with the store and the log in a folder; returns when it has listed all runs. */
    static MeasuredOperator start(String access, String namespace, Path folder) throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, access);
        MeasuredOperator operator = new MeasuredOperator(OperatorJvm.process(
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OperatorProcess.class.getName(),
                        kubeconfig.toString(),
                        namespace,
                        folder.resolve("store").toString())
                .redirectError(folder.resolve("operator.log").toFile())
                .start());
        operator.words.readLine();
        return operator;
    }

    /** Returns its report of the gaps between steps so far. */
    String gaps() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
        return String.valueOf(words.readLine());
    }

    /** Returns processor seconds so far. */
    double cpuSeconds() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /** Returns MiB that are resident now ({@code VmRSS}) or were at most ({@code VmHWM}). */
    long mebibytes(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
