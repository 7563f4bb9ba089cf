package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TailBufferTest {
    private final ByteArrayOutputStream next = new ByteArrayOutputStream();
    private final TailBuffer tail = new TailBuffer(next);
    private final PrintStream out = new PrintStream(tail, true, StandardCharsets.UTF_8);

    @Test
    void whatIsShortIsRememberedWholeAndPassedOn() {
        out.print("first\nsecond, half");
        assertThat(tail.last()).asString(StandardCharsets.UTF_8).isEqualTo("first\nsecond, half");
        assertThat(next.toString(StandardCharsets.UTF_8)).isEqualTo("first\nsecond, half");
    }

    @Test
    void ofMuchTheLastWholeLinesAreRemembered() {
        StringBuilder all = new StringBuilder();
        for (int line = 0; line < 20_000; line++) {
            all.append("Zeile ü ").append(line).append('\n');
        }
        out.print(all);

        String last = new String(tail.last(), StandardCharsets.UTF_8);
        assertThat(tail.last().length).isBetween(TailBuffer.REMEMBERED - 20, TailBuffer.REMEMBERED);
        assertThat(last).startsWith("Zeile ü ").endsWith("Zeile ü 19999\n");
        assertThat(all.toString()).endsWith(last);
        assertThat(next.toString(StandardCharsets.UTF_8)).isEqualTo(all.toString());
    }

    @Test
    void theTailCanBeReadWhileTheOutputIsBlocked() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        TailBuffer blocked = new TailBuffer(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                writing.countDown();
                try {
                    taken.await();
                } catch (InterruptedException interrupted) {
                    throw new InterruptedIOException();
                }
            }
        });
        Thread printer =
                Thread.ofPlatform().start(() -> new PrintStream(blocked, true, StandardCharsets.UTF_8).print("x"));
        writing.await();

        assertThat(blocked.last()).asString(StandardCharsets.UTF_8).isEqualTo("x");

        taken.countDown();
        printer.join();
    }

    @Test
    void oneEndlessLineIsCutByBytes() {
        out.print("x".repeat(3 * TailBuffer.REMEMBERED));
        assertThat(tail.last()).hasSize(TailBuffer.REMEMBERED);
    }
}
