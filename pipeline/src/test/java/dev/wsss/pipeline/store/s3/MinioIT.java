package dev.wsss.pipeline.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.Preflight;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of a bucket of a MinIO server as a store. */
class MinioIT implements StoreContract {
    @RegisterExtension
    static final MinioServer MINIO = new MinioServer();

    private static final int PART = 5 << 20;

    private Store store = new DirectoryStore(Path.of("never-used"));
    private String bucket = "";

    @BeforeEach
    void open() throws Exception {
        bucket = MINIO.bucket();
        store = MINIO.server().store(bucket, "some/runs");
    }

    @Override
    public Store store() {
        return store;
    }

    @Test
    void aStoreThatCanBeUsedPasses() {
        assertThat(Preflight.of(store)).isEmpty();
    }

    @Test
    void wrongKeysAndMissingBucketsAreReported() {
        Store wrong = Server.at(MINIO.server().endpoint(), "minioadmin", "wrong-secret")
                .store(bucket, "");
        assertThat(Preflight.of(wrong).orElseThrow()).hasMessageContaining("AWS_SECRET_ACCESS_KEY");
        assertThat(Preflight.of(MINIO.server().store("nowhere", "")).orElseThrow())
                .hasMessageContaining("there is no bucket 'nowhere'");
    }

    @Test
    void anUploadInPartsLeavesNoneBehind() throws Exception {
        byte[] large = new byte[3 * PART + 77];
        new Random(7).nextBytes(large);
        S3Store parts = MINIO.server().storeOfSmallParts(bucket);
        parts.put("large", out -> out.write(large));
        try (InputStream in = parts.open("large")) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        assertThat(pending()).isEmpty();
    }

    @Test
    void anUploadThatIsGivenUpLeavesNoPartsBehind() throws Exception {
        S3Store parts = MINIO.server().storeOfSmallParts(bucket);
        assertThatThrownBy(() -> parts.put("large", out -> {
                    out.write(new byte[2 * PART]);
                    assertThat(pending()).as("begun").containsExactly("large");
                    throw new IOException("the source broke");
                }))
                .hasMessage("the source broke");
        assertThat(pending()).isEmpty();
        try (FaultyServer faulty = new FaultyServer(MINIO.server())) {
            faulty.on("partNumber=2", Integer.MAX_VALUE, Fault.refusing("503 Slow Down", "SlowDown", ""));
            S3Store failing = MINIO.server().behind(faulty.endpoint()).storeOfSmallParts(bucket);
            assertThatThrownBy(() -> failing.put("large", out -> out.write(new byte[3 * PART])))
                    .isInstanceOf(Failure.class);
        }
        assertThat(pending()).isEmpty();
        assertThat(parts.size("large")).isEmpty();
    }

    /** Returns keys of pending uploads. The client cannot parse the empty storage class that MinIO writes. */
    private List<String> pending() {
        try (FaultyServer mending = new FaultyServer(MINIO.server())) {
            mending.on(
                    "uploads",
                    1,
                    Fault.changing(answer -> answer.withBody(new String(answer.body(), UTF_8)
                            .replace("<StorageClass></StorageClass>", "<StorageClass>STANDARD</StorageClass>")
                            .getBytes(UTF_8))));
            return MINIO.server().behind(mending.endpoint()).pendingUploads(bucket, "large");
        } catch (Exception unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    @Test
    void aBrokenBodyIsContinued() throws Exception {
        byte[] large = new byte[1_000_000];
        new Random(7).nextBytes(large);
        store.put("large", large);
        try (FaultyServer faulty = new FaultyServer(MINIO.server())) {
            faulty.on("/large", 1, Fault.cut(300_000)).on("/large", 1, Fault.reset());
            Store behind = MINIO.server().behind(faulty.endpoint()).store(bucket, "some/runs");
            try (InputStream in = behind.open("large")) {
                assertThat(in.readAllBytes()).isEqualTo(large);
            }
        }
    }

    @Test
    void twoProcessesExcludeEachOther() throws Exception {
        List<String> said = new ArrayList<>();
        Store other = MINIO.server().store(bucket, "some/runs");
        try (KeyLock first = store.lock("make-cam/0123", said::add)) {
            assertThat(first.isExclusive()).isTrue();
            Thread waiter = Thread.currentThread();
            assertThatThrownBy(() -> other.lock("make-cam/0123", sentence -> {
                        said.add(sentence);
                        waiter.interrupt();
                    }))
                    .isInstanceOf(InterruptedException.class);
        }
        other.lock("make-cam/0123", said::add).close();
        assertThat(said).singleElement().asString().contains("waiting for it");
    }
}
