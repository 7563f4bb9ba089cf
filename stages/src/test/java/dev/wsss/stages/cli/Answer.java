package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The answer of a command that was executed in this process.
 *
 * @param code it would have ended with
 * @param out its standard output
 * @param err its standard error
 */
record Answer(int code, String out, String err) {
    /** Executes a command. */
    static Answer to(Object... words) {
        Shutdown shutdown = new Shutdown();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Wsss.commandLine(shutdown, new PrintStream(printed, true, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
        shutdown.finished();
        return new Answer(code, printed.toString(StandardCharsets.UTF_8) + out, err.toString());
    }

    /** Executes {@code wsss step} in an environment, without an endpoint for its meters. */
    static Answer ofStep(Map<String, String> environment, Object... words) {
        Shutdown shutdown = new Shutdown();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int code = new CommandLine(new StepCommand(shutdown, out, environment))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("--metrics-port", 0), Arrays.stream(words))
                        .map(String::valueOf)
                        .toArray(String[]::new));
        shutdown.finished();
        return new Answer(code, printed.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** Asserts success. */
    Answer done() {
        assertThat(code).as(out + err).isZero();
        return this;
    }

    /** Asserts a refusal with this code, in a sentence without a stack trace that has all these words. */
    Answer refused(int expected, String... words) {
        assertThat(code).as(out + err).isEqualTo(expected);
        assertThat(err).contains(words).doesNotContain("\tat ").doesNotContain("Exception in thread");
        return this;
    }

    /** Returns names of the steps whose line ends like this. */
    List<String> steps(String end) {
        return steps(out, end);
    }

    static List<String> steps(String out, String end) {
        return out.lines()
                .filter(line -> line.matches("\\[\\d+/\\d+] [a-z-]+: " + end + ".*"))
                .map(line -> line.replaceAll("^\\[[^]]*] ([a-z-]+):.*", "$1"))
                .toList();
    }
}
