package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wsss.pipeline.store.KeyLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of two processes on one step key in a bucket. */
@Timeout(120)
class ObjectLocksIT {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final String KEY = "make-cam/0123";
    private static final int ALWAYS = Integer.MAX_VALUE;

    private String bucket;
    private FaultyServer faulty;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws Exception {
        bucket = PROXY.bucket();
        faulty = new FaultyServer(PROXY.server());
    }

    @AfterEach
    void close() throws IOException {
        faulty.close();
    }

    @Test
    void theSecondProcessWaitsSaysSoAndGoesOnWhenTheFirstIsKilled() throws Exception {
        Process holder = startHolder();
        CompletableFuture<KeyLock> second = enter(store());
        assertThat(said.poll(60, TimeUnit.SECONDS)).contains("pid " + holder.pid(), KEY, "waiting", "has died");
        assertThat(second).isNotDone();
        holder.destroyForcibly();
        try (KeyLock lock = second.get(60, TimeUnit.SECONDS)) {
            assertThat(lock.isExclusive()).isTrue();
        }
        assertThat(said).as("reported once").isEmpty();
    }

    @Test
    void aHolderThatLivesIsNotRobbedHoweverLongItHolds() throws Exception {
        S3Timing timing = timing(Duration.ofMillis(100), Duration.ofSeconds(3));
        CompletableFuture<KeyLock> second;
        try (KeyLock first = store(timing).lock(KEY, said::add)) {
            second = enter(store(timing));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(beats(timing)).isGreaterThan(45));
            assertThat(second).isNotDone();
            assertThat(first.isExclusive()).isTrue();
        }
        second.get(60, TimeUnit.SECONDS).close();
    }

    @Test
    void aHolderWithoutRequestsLosesTheLeaseAndKnowsItAfterwards() throws Exception {
        S3Store cutOff = PROXY.server().behind(faulty.endpoint()).store(bucket, "");
        KeyLock first = cutOff.lock(KEY, said::add);
        faulty.on(request -> true, ALWAYS, Fault.reset());
        try (KeyLock second = enter(store()).get(60, TimeUnit.SECONDS)) {
            assertThat(first.isExclusive()).as("it cannot reach the server").isFalse();
            faulty.heal();
            assertThat(first.isExclusive()).as("it has reached the server").isFalse();
            first.close();
            assertThat(second.isExclusive())
                    .as("the holder of the expired lease releases nothing")
                    .isTrue();
        }
    }

    @Test
    void whoLetsGoLetsTheNextOneInAtOnceAndLeavesNoObjectInListings() throws Exception {
        S3Timing patient = timing(Duration.ofSeconds(20), Duration.ofSeconds(60));
        store(patient).lock(KEY, said::add).close();
        try (KeyLock next = store(patient).lock(KEY, said::add);
                KeyLock other = store(patient).lock("make-cam/4567", said::add)) {
            assertThat(next.isExclusive() && other.isExclusive()).isTrue();
        }
        assertThat(said).isEmpty();
        try (var listed = store().list("")) {
            assertThat(listed).isEmpty();
        }
    }

    @Test
    void aLockWhoseAnswerWasLostIsHeld() throws Exception {
        faulty.on(ObjectLocksIT::takesTheLock, 1, Fault.lost());
        S3Store store = PROXY.server().behind(faulty.endpoint()).store(bucket, "");
        try (KeyLock lock = store.lock(KEY, said::add)) {
            assertThat(lock.isExclusive()).isTrue();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void anObjectThatIsNoLockIsTakenOverAsThatOfADeadHolder() throws Exception {
        new S3Objects(PROXY.server(), bucket).put(".locks/" + KEY, "somebody's".getBytes(UTF_8));
        try (KeyLock lock = store().lock(KEY, said::add)) {
            assertThat(lock.isExclusive()).isTrue();
        }
        assertThat(said).singleElement().asString().contains("unknown");
    }

    @Test
    void aWaitCanBeInterruptedAndTheHolderKeepsTheLock() throws Exception {
        S3Timing timing = timing(Duration.ofMillis(100), Duration.ofSeconds(10));
        try (KeyLock first = store(timing).lock(KEY, said::add)) {
            Thread waiter = Thread.currentThread();
            assertThatThrownBy(() -> store(timing).lock(KEY, sentence -> waiter.interrupt()))
                    .isInstanceOf(InterruptedException.class);
            assertThat(first.isExclusive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignored", "refused"})
    void withoutConditionalWritesTwoEnterAndAreWarned(String how) throws Exception {
        Fault fault = how.equals("ignored")
                ? Fault.saying(Message.answer("200 OK", new byte[0], "ETag: \"0\""))
                : Fault.refusing("501 Not Implemented", "NotImplemented", "");
        faulty.on(ObjectLocksIT::isConditional, ALWAYS, fault);
        S3Store one = PROXY.server().behind(faulty.endpoint()).store(bucket, "");
        S3Store other = PROXY.server().behind(faulty.endpoint()).store(bucket, "");
        try (KeyLock first = one.lock(KEY, said::add);
                KeyLock second = other.lock(KEY, sentence -> {})) {
            assertThat(first.isExclusive() || second.isExclusive()).isFalse();
        }
        one.lock("make-cam/4567", said::add).close();
        assertThat(said).as("reported once").hasSize(1);
        assertThat(said.remove()).contains("Results stay correct");
        assertThat(one.fence()).as("separate prefixes of attempts").isNotEqualTo(other.fence());
    }

    private static boolean takesTheLock(Message request) {
        return request.firstLine().startsWith("PUT") && request.firstLine().contains(".locks/" + KEY);
    }

    private static boolean isConditional(Message request) {
        return request.firstLine().startsWith("PUT")
                && !(request.header("if-match") + request.header("if-none-match")).isEmpty();
    }

    private static S3Timing timing(Duration beat, Duration expiry) {
        return new S3Timing(
                4,
                Duration.ofMillis(1),
                Duration.ofMillis(8),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                beat,
                expiry);
    }

    private S3Store store() {
        return PROXY.server().store(bucket, "");
    }

    private S3Store store(S3Timing timing) {
        return PROXY.server().store(bucket, "", timing);
    }

    private long beats(S3Timing timing) {
        LockObject object =
                new LockObject(new S3Objects(PROXY.server(), bucket).requests(), ".locks/" + KEY, timing.tries());
        return Objects.requireNonNull(object.look().orElseThrow().note()).beat();
    }

    private CompletableFuture<KeyLock> enter(S3Store store) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return store.lock(KEY, said::add);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private Process startHolder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        S3LockHolder.class.getName(),
                        PROXY.server().endpoint(),
                        bucket,
                        KEY)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader says = process.inputReader(UTF_8);
        assertThat(says.readLine()).isEqualTo("held");
        return process;
    }
}
