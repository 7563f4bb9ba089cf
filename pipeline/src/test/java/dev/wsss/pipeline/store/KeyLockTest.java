package dev.wsss.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of two processes on one step key. */
@Timeout(60)
class KeyLockTest {
    private static final String KEY = "make-cam/0123";

    @TempDir
    Path folder;

    @Test
    void theSecondProcessWaitsSaysSoAndGoesOnWhenTheFirstIsKilled() throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Process holder = startHolder();
        var second = CompletableFuture.supplyAsync(() -> {
            try (KeyLock held = new DirectoryStore(folder).lock(KEY, said::add)) {
                return held != null;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        assertThat(said.poll(30, TimeUnit.SECONDS)).contains("pid " + holder.pid(), KEY, "waiting");
        assertThat(second).isNotDone();
        holder.destroyForcibly();
        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).as("reported once").isEmpty();
    }

    @Test
    void aWaitCanBeInterruptedAndTheHolderKeepsTheLock() throws Exception {
        Process holder = startHolder();
        try {
            Thread waiter = Thread.currentThread();
            assertThatThrownBy(() -> new DirectoryStore(folder).lock(KEY, sentence -> waiter.interrupt()))
                    .isInstanceOf(InterruptedException.class);
            assertThat(holder.isAlive()).isTrue();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void otherKeysAreFree() throws Exception {
        DirectoryStore store = new DirectoryStore(folder);
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (KeyLock one = store.lock(KEY, said::add);
                KeyLock other = store.lock("make-cam/4567", said::add)) {
            assertThat(one).isNotSameAs(other);
        }
        try (KeyLock again = store.lock(KEY, said::add)) {
            assertThat(again).isNotNull();
        }
        assertThat(said).isEmpty();
    }

    private Process startHolder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString(),
                        KEY)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader says = process.inputReader(StandardCharsets.UTF_8);
        assertThat(says.readLine()).isEqualTo("held");
        return process;
    }
}
