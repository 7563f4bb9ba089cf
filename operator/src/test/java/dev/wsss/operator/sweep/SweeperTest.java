package dev.wsss.operator.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.artifact.SweepOwner;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {
    private static final String GONE = "3f0b8e6a-1111-4222-8333-123456789abc";
    private static final String THERE = "77777777-1111-4222-8333-123456789abc";
    private static final SweepPolicy TERMS =
            new SweepPolicy(Duration.ofHours(6), Duration.ofDays(30), Duration.ofHours(24));
    private static final List<Claim> CLAIMS =
            List.of(new Claim(THERE, false, List.of(THERE + "/attempts/make-cam/1/p/")));

    private final List<Long> removed = new ArrayList<>();
    private final Instant today = Instant.now();
    private Store store;
    private String cluster = "cluster-a";

    @BeforeEach
    void fill(@TempDir Path folder) {
        store = new DirectoryStore(folder);
        put(GONE + "/attempts/make-cam/1/p/manifest.json", "{}");
        put(GONE + "/attempts/make-cam/1/p/00000.tar", "12345678");
        put(GONE + "/checkpoints/train-cam/k/p/000000000001/state", "1234");
        put(THERE + "/attempts/make-cam/1/p/00000.tar", "1234");
        put(THERE + "/attempts/make-cam/2/p/00000.tar", "12");
        put("runs/cats/report.html", "for people");
        put(
                "cache/make-cam/abc.json",
                "{\"digest\":\"" + "a".repeat(64) + "\",\"manifest\":\"" + GONE
                        + "/attempts/make-cam/1/p/manifest.json\",\"parts\":[\"" + GONE
                        + "/attempts/make-cam/1/p/\"]}");
    }

    @Test
    void aStoreIsSweptStepByStepUntilOnlyWhatIsInUseIsLeft() {
        sweepAt(today.plus(Duration.ofDays(2)));
        assertThat(removed).as("marked, not removed").isEmpty();

        sweepAt(today.plus(Duration.ofDays(4)));
        assertThat(keys())
                .contains(GONE + "/attempts/make-cam/1/p/00000.tar", "cache/make-cam/abc.json")
                .doesNotContain(
                        GONE + "/checkpoints/train-cam/k/p/000000000001/state",
                        THERE + "/attempts/make-cam/2/p/00000.tar");
        assertThat(removed).containsExactlyInAnyOrder(4L, 2L);

        sweepAt(today.plus(Duration.ofDays(31)));
        sweepAt(today.plus(Duration.ofDays(33)));
        assertThat(keys())
                .containsExactlyInAnyOrder(
                        THERE + "/attempts/make-cam/1/p/00000.tar",
                        "runs/cats/report.html",
                        "sweep/marks.json",
                        SweepOwner.OBJECT);
    }

    @Test
    void hugeMarksAndPointersEndNoSweep(@TempDir Path folder) throws IOException {
        store = new DirectoryStore(folder);
        huge(folder, SweepMarks.OBJECT);
        huge(folder, "cache/make-cam/huge.json");
        put(GONE + "/attempts/make-cam/1/p/00000.tar", "12345678");

        sweepAt(today.plus(Duration.ofDays(2)));
        sweepAt(today.plus(Duration.ofDays(4)));

        assertThat(removed).containsExactly(8L);
        assertThat(keys()).containsExactlyInAnyOrder("cache/make-cam/huge.json", SweepMarks.OBJECT, SweepOwner.OBJECT);
    }

    /** Writes a sparse file: larger than any memory, and without disk usage. */
    private void huge(Path folder, String key) throws IOException {
        put(key, "");
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(key).toFile(), "rw")) {
            file.setLength(8L << 30);
        }
    }

    @Test
    void invalidMarksAreReplaced() {
        put(SweepMarks.OBJECT, "{\"since\":{\"" + GONE + "/attempts/make-cam/1/\":\"long ago\"}}");

        sweepAt(today.plus(Duration.ofDays(40)));

        assertThat(keys()).contains(GONE + "/attempts/make-cam/1/p/00000.tar");
    }

    @Test
    void aStoreThatAnotherClusterSweepsIsLeftAloneUntilItIsReleased() {
        sweepAt(today.plus(Duration.ofDays(2)));
        cluster = "cluster-b";
        assertThatThrownBy(() -> sweepAt(today.plus(Duration.ofDays(4))))
                .hasMessageContaining("cluster-a")
                .hasMessageContaining("wsss store release");
        assertThat(removed).isEmpty();

        assertThat(SweepOwner.release(store)).isTrue();
        sweepAt(today.plus(Duration.ofDays(4)));
        assertThat(removed).isNotEmpty();
    }

    private void sweepAt(Instant now) {
        new Sweeper(TERMS, Clock.fixed(now, ZoneOffset.UTC), removed::add).sweep(store, cluster, CLAIMS);
    }

    private List<String> keys() {
        try (Stream<StoredObject> objects = store.list("")) {
            return objects.map(StoredObject::key).toList();
        }
    }

    private void put(String key, String content) {
        store.put(key, content.getBytes(StandardCharsets.UTF_8));
    }
}
