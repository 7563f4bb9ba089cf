package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of retries: a fault of the server or the network is retried while that may help, and never changes bytes. */
class S3FaultsTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final int PART = 5 << 20;
    private static final Fault BUSY = Fault.refusing("503 Slow Down", "SlowDown", "");

    private FaultyServer faulty;
    private String bucket;
    private S3Store direct;
    private S3Store store;

    @BeforeEach
    void open() throws Exception {
        bucket = PROXY.bucket();
        faulty = new FaultyServer(PROXY.server());
        direct = PROXY.server().store(bucket, "");
        store = behind().store(bucket, "");
    }

    private Server behind() {
        return PROXY.server().behind(faulty.endpoint());
    }

    @AfterEach
    void close() throws IOException {
        faulty.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "failing", "no S3 server", "overrun", "reset", "lost", "silent"})
    void everyVerbIsAskedForAgain(String how) throws IOException {
        Fault fault =
                switch (how) {
                    case "busy" -> BUSY;
                    case "failing" -> Fault.refusing("500 Internal Server Error", "InternalError", "");
                    case "no S3 server" -> Fault.saying(Message.answer("502 Bad Gateway", "<html>".getBytes(UTF_8)));
                    case "overrun" -> Fault.refusing("429 Too Many Requests", "", "");
                    case "reset" -> Fault.reset();
                    case "lost" -> Fault.lost();
                    default -> Fault.silence();
                };
        int times = how.equals("silent") ? 1 : 2;
        store = behind().store(bucket, "", Server.IMPATIENT);
        faulty.on("PUT", times, fault).on("HEAD", times, fault).on("GET /" + bucket + "/a", times, fault);
        faulty.on("list-type=2", times, fault).on("DELETE", times, fault);

        store.put("a", "hello".getBytes(UTF_8));
        assertThat(store.size("a")).hasValue(5);
        assertThat(read(store, "a")).isEqualTo("hello".getBytes(UTF_8));
        assertThat(listed(store)).extracting(StoredObject::key).containsExactly("a");
        store.delete("a");

        assertThat(direct.size("a")).isEmpty();
        assertThat(faulty.heard("PUT")).hasSizeGreaterThan(times);
        assertThat(faulty.heard("DELETE")).hasSizeGreaterThan(times);
    }

    @Test
    void nothingIsAskedForButWhatAnyServerOffers() throws IOException {
        store.put("a", new byte[10]);
        store.size("a");
        store.open("a", 2, 3).close();
        listed(store);
        store.delete("a");
        smallParts().put("large", out -> out.write(new byte[PART + 1]));
        assertThat(faulty.heard(""))
                .hasSize(9)
                .allMatch(line -> line.matches("(PUT|GET|HEAD|DELETE) /" + bucket + "/[a-z]+(\\?uploadId=[^ ]*)? .*"
                        + "|POST /" + bucket + "/large\\?upload.*"
                        + "|GET /" + bucket + "/?\\?.*list-type=2.*"));
    }

    @Test
    void whoNeverAnswersIsUnavailableAndTheTriesAreCounted() {
        faulty.on("PUT", ALWAYS, BUSY);
        assertThatThrownBy(() -> store.put("a/b", new byte[1]))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_UNAVAILABLE))
                .hasMessageContaining("'a/b'")
                .hasMessageContaining(store.describe())
                .hasMessageContaining("503 SlowDown, said the test");
        assertThat(faulty.heard("PUT")).hasSize(Server.QUICK.tries());
    }

    @Test
    void aBodyThatEndsEarlyIsContinuedFromTheByteReached() throws IOException {
        byte[] large = random(3_000_000);
        direct.put("large", large);
        faulty.on("GET /" + bucket + "/large", 1, Fault.cut(1_000_000));
        faulty.on("GET /" + bucket + "/large", 1, Fault.cut(500_000));
        faulty.on("GET /" + bucket + "/large", 1, Fault.reset());
        assertThat(read(store, "large")).isEqualTo(large);
        assertThat(faulty.heard("/large"))
                .hasSize(4)
                .anyMatch(line -> line.endsWith("bytes=1000000-2999999"))
                .anyMatch(line -> line.endsWith("bytes=1500000-2999999"));
    }

    @Test
    void aRangeThatEndsEarlyIsContinuedToo() throws IOException {
        byte[] large = random(100_000);
        direct.put("large", large);
        faulty.on("GET /" + bucket + "/large", 1, Fault.cut(1000));
        try (InputStream in = store.open("large", 20_000, 50_000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(large, 20_000, 70_000));
        }
    }

    @Test
    void aBodyThatNeverComesIsUnavailableAndNoShortRead() {
        direct.put("large", new byte[1000]);
        faulty.on("GET /" + bucket + "/large", ALWAYS, Fault.cut(0));
        assertThatThrownBy(() -> read(store, "large"))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_UNAVAILABLE));
    }

    @Test
    void anObjectThatIsReplacedWhileItIsReadIsNotMixedWithTheOther() throws IOException {
        direct.put("large", random(2_000_000));
        faulty.on("GET /" + bucket + "/large", 1, Fault.cut(1_000_000));
        try (InputStream in = store.open("large")) {
            assertThat(in.readNBytes(1_000_000)).hasSize(1_000_000);
            direct.put("large", new byte[2_000_000]);
            assertThatThrownBy(in::readAllBytes).isInstanceOf(Failure.class).hasMessageContaining("was replaced");
        }
    }

    @Test
    void aServerThatIgnoresRangesIsFoundOut() throws IOException {
        direct.put("a", "0123456789".getBytes(UTF_8));
        faulty.on(
                "GET /" + bucket + "/a",
                ALWAYS,
                Fault.changing(answer ->
                        Message.answer("200 OK", "0123456789".getBytes(UTF_8), "ETag: " + answer.header("etag"))));
        assertThatThrownBy(() -> store.open("a", 5, 2))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("GET with ranges");
    }

    @Test
    void anAnswerWithoutALengthIsReadByRangeSoThatItsEndIsKnown() throws IOException {
        direct.put("a", "0123456789".getBytes(UTF_8));
        faulty.on("GET /" + bucket + "/a", 1, Fault.changing(answer -> answer.withoutHeader("content-length")));
        assertThat(read(store, "a")).isEqualTo("0123456789".getBytes(UTF_8));
        assertThat(faulty.heard("/a")).hasSize(2);
    }

    @Test
    void anInterruptedThreadDoesNotWaitForAServer() {
        faulty.on("PUT", ALWAYS, Fault.silence());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store.put("a", new byte[1]))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.TERMINATED));
        assertThat(Thread.interrupted()).as("the interrupt flag stays set").isTrue();
    }

    private S3Store smallParts() {
        return behind().storeOfSmallParts(bucket);
    }

    private static Iterable<StoredObject> listed(Store of) {
        try (Stream<StoredObject> listed = of.list("")) {
            return listed.toList();
        }
    }

    private static byte[] read(Store from, String key) throws IOException {
        try (InputStream in = from.open(key)) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
