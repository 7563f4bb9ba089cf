package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a process of its own, started as the launcher starts it, with its output read line by line. */
final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 240;
    private static final String END = "\0";

    /** The file of JVM flags of a pod. */
    static final Path POD_FLAGS = Manifests.HOME.resolve("stages/src/main/jvm/pod.flags");

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Starts a command with the Java options and the environment that the launcher script gives. */
    static Program start(Object... words) throws IOException {
        return start(List.of(), words);
    }

    /** Starts a command with further Java options. */
    static Program start(List<String> options, Object... words) throws IOException {
        return start(List.of(found(launcher(), "jvm=\\((.*)\\)").split(" ")), options, Map.of(), words);
    }

    /** Starts a command in an environment with further variables. */
    static Program in(Map<String, String> environment, Object... words) throws IOException {
        return start(List.of(found(launcher(), "jvm=\\((.*)\\)").split(" ")), List.of(), environment, words);
    }

    /** Starts {@code wsss step} as the launcher starts it in a pod: with the flags and the environment of pods. */
    static Program pod(List<String> options, Map<String, String> environment, Object... words) throws IOException {
        List<String> more = new ArrayList<>(options);
        String scratch = environment.get("WSSS_SCRATCH");
        if (scratch != null) {
            more.add("-Djava.io.tmpdir=" + scratch);
        }
        return start(List.of("@" + POD_FLAGS), more, environment, words);
    }

    private static Program start(
            List<String> flags, List<String> options, Map<String, String> environment, Object... words)
            throws IOException {
        // A shell that runs the tests in the background makes every child ignore SIGINT; a user's terminal does not.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-Dwsss.home=" + Manifests.HOME));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.wsss.stages.cli.Wsss"));
        Arrays.stream(words).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        for (String setting : found(launcher(), "export (.*OMP_DYNAMIC.*)").split(" ")) {
            builder.environment().put(setting.split("=")[0], setting.split("=")[1]);
        }
        return new Program(builder.start());
    }

    private static String launcher() throws IOException {
        return Files.readString(Manifests.HOME.resolve("wsss"));
    }

    private static String found(String text, String pattern) {
        Matcher matcher =
                Pattern.compile("^" + pattern + "$", Pattern.MULTILINE).matcher(text);
        assertThat(matcher.find()).as("the launcher has a line " + pattern).isTrue();
        return matcher.group(1);
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException closed) {
            lines.add("(" + closed + ")");
        } finally {
            lines.add(END);
        }
    }

    /** Reads lines until one matches; returns it, or nothing when the program ended before. */
    boolean says(String pattern) throws InterruptedException {
        for (String line = next(); !line.equals(END); line = next()) {
            heard.add(line);
            if (line.matches(".*" + pattern + ".*")) {
                return true;
            }
        }
        lines.add(END);
        return false;
    }

    private String next() throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            process.destroyForcibly();
            throw new AssertionError("the program was silent for " + PATIENCE_SECONDS + " seconds:\n" + output());
        }
        return line;
    }

    /** Lets it work for a while, at most until it ends by itself. */
    void lives(long milliseconds) throws InterruptedException {
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Returns true when it has ended. */
    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Sends a signal by name, for example {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Reads the rest and returns the exit code. */
    int end() throws InterruptedException {
        says("(?!)");
        return process.waitFor();
    }

    /** Asserts that it ends with code 0. */
    Program done() throws InterruptedException {
        assertThat(end()).as(output()).isZero();
        return this;
    }

    /** Returns all output read so far. */
    String output() {
        return String.join("\n", heard);
    }

    /** Returns names of the steps whose line ends like this. */
    List<String> steps(String end) {
        return Answer.steps(output(), end);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
