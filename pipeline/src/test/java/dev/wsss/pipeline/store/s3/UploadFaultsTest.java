package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of disturbed uploads: each gives the whole object, or none and leaves nothing behind. */
class UploadFaultsTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final int PART = 5 << 20;
    private static final Fault BUSY = Fault.refusing("503 Slow Down", "SlowDown", "");

    private FaultyServer faulty;
    private S3Store direct;
    private S3Store store;

    @BeforeEach
    void open() throws Exception {
        String bucket = PROXY.bucket();
        faulty = new FaultyServer(PROXY.server());
        direct = PROXY.server().store(bucket, "");
        store = PROXY.server().behind(faulty.endpoint()).storeOfSmallParts(bucket);
    }

    @AfterEach
    void close() throws IOException {
        faulty.close();
    }

    @Test
    void contentIsWrittenOnceHoweverOftenItsBytesAreSent() throws IOException {
        faulty.on("PUT", 3, BUSY);
        AtomicInteger written = new AtomicInteger();
        store.put("a", out -> {
            written.incrementAndGet();
            out.write("hello".getBytes(UTF_8));
        });
        assertThat(written).hasValue(1);
        assertThat(read(direct, "a")).isEqualTo("hello".getBytes(UTF_8));
    }

    @Test
    void partsAreSentAgainFromTheirBuffer() throws IOException {
        byte[] large = random(2 * PART + 12345);
        faulty.on("partNumber=2", 2, Fault.reset()).on("partNumber=3", 1, BUSY);
        faulty.on("?uploads", 1, BUSY).on("POST", 1, Fault.reset());
        store.put("large", out -> out.write(large));
        assertThat(read(direct, "large")).isEqualTo(large);
    }

    @Test
    void anUploadWhoseLastAnswerWasLostIsComplete() throws IOException {
        byte[] large = random(PART + 1);
        faulty.on(request -> isCompletion(request.firstLine()), 1, Fault.lost());
        store.put("large", out -> out.write(large));
        assertThat(read(direct, "large")).isEqualTo(large);
        assertThat(faulty.heard("DELETE")).isEmpty();
    }

    private static boolean isCompletion(String firstLine) {
        return firstLine.startsWith("POST") && firstLine.contains("uploadId=");
    }

    @Test
    void anUploadThatFailsAtItsEndWithTheStatusOfASuccessIsNoObject() {
        Message late = Message.answer(
                "200 OK",
                "<?xml version=\"1.0\"?><Error><Code>InvalidPart</Code><Message>no such part</Message></Error>"
                        .getBytes(UTF_8),
                "Content-Type: application/xml");
        faulty.on(request -> isCompletion(request.firstLine()), ALWAYS, Fault.saying(late));
        assertThatThrownBy(() -> store.put("large", out -> out.write(new byte[PART + 1])))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("InvalidPart");
        assertThat(direct.size("large")).isEmpty();
    }

    @Test
    void aPartThatCannotBeSentEndsTheUploadAndLeavesTheObjectAsItWas() throws IOException {
        direct.put("large", "before".getBytes(UTF_8));
        faulty.on("partNumber=2", ALWAYS, BUSY);
        assertThatThrownBy(() -> store.put("large", out -> out.write(random(3 * PART))))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_UNAVAILABLE));
        assertThat(read(direct, "large")).isEqualTo("before".getBytes(UTF_8));
        assertThat(faulty.heard("DELETE")).singleElement().asString().contains("uploadId=");
        assertThat(faulty.heard("partNumber=3")).isEmpty();
    }

    @Test
    void contentThatHidesTheFailureOfAPartBecomesNoObjectWithAHole() {
        faulty.on("partNumber=1", ALWAYS, BUSY);
        assertThatThrownBy(() -> store.put("large", out -> {
                    try {
                        out.write(new byte[2 * PART]);
                    } catch (Failure hidden) {
                        out.write(new byte[10]);
                    }
                }))
                .isInstanceOf(Failure.class);
        assertThat(direct.size("large")).isEmpty();
    }

    @Test
    void contentThatBreaksAfterSomePartsEndsTheUpload() {
        assertThatThrownBy(() -> store.put("large", out -> {
                    out.write(new byte[2 * PART]);
                    throw new IOException("the source broke");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the source broke");
        assertThat(direct.size("large")).isEmpty();
        assertThat(faulty.heard("DELETE")).singleElement().asString().contains("uploadId=");
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
