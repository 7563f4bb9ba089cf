package dev.wsss.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every store. */
public interface StoreContract {
    /** Returns an empty store, the same one throughout a test. */
    Store store();

    @Test
    default void whatIsPutIsRead() throws IOException {
        store().put("a/b.bin", bytes("hello"));
        assertThat(read(store().open("a/b.bin"))).isEqualTo("hello");
        assertThat(store().size("a/b.bin")).hasValue(5);
    }

    @Test
    default void aPutReplacesTheWholeObject() throws IOException {
        store().put("a", bytes("a long first version"));
        store().put("a", bytes("short"));
        assertThat(read(store().open("a"))).isEqualTo("short");
    }

    @Test
    default void anObjectLargerThanAnyBufferComesBackUnchanged() throws IOException {
        byte[] large = new byte[3_000_001];
        new Random(7).nextBytes(large);
        store().put("large", new ByteArrayInputStream(large)::transferTo);
        try (InputStream in = store().open("large")) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        try (InputStream in = store().open("large", 1_234_567, 1000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(large, 1_234_567, 1_235_567));
        }
    }

    @Test
    default void anEmptyObjectIsAnObject() throws IOException {
        store().put("empty", new byte[0]);
        assertThat(store().size("empty")).hasValue(0);
        assertThat(read(store().open("empty"))).isEmpty();
    }

    @Test
    default void aRangeEndsWithTheObject() throws IOException {
        store().put("a", bytes("0123456789"));
        assertThat(read(store().open("a", 7, 100))).isEqualTo("789");
        assertThat(read(store().open("a", 2, 3))).isEqualTo("234");
        assertThat(read(store().open("a", 0, 0))).isEmpty();
    }

    @Test
    default void anAbsentObjectHasNoSizeAndOpeningItNamesIt() {
        assertThat(store().size("absent/object")).isEmpty();
        assertThatThrownBy(() -> store().open("absent/object"))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_CORRUPT))
                .hasMessageContaining("absent/object")
                .hasMessageContaining(store().describe());
    }

    @Test
    default void aListingHoldsExactlyTheKeysThatStartWithThePrefix() {
        for (String key : List.of("a/1/x", "a/10/x", "a/1/y/z", "b", "a/2")) {
            store().put(key, bytes(key));
        }
        assertThat(keys("a/1/")).containsExactlyInAnyOrder("a/1/x", "a/1/y/z");
        assertThat(keys("a/1")).containsExactlyInAnyOrder("a/1/x", "a/1/y/z", "a/10/x");
        assertThat(keys("")).hasSize(5);
        assertThat(keys("nothing/here/")).isEmpty();
    }

    @Test
    default void aListingTellsSizesAndWhenObjectsWereWritten() {
        store().put("a/1", bytes("first"));
        store().put("a/2", bytes("of the same server"));
        try (Stream<StoredObject> listed = store().list("a/")) {
            List<StoredObject> both =
                    listed.sorted(Comparator.comparing(StoredObject::key)).toList();
            assertThat(both)
                    .extracting(StoredObject::key, StoredObject::size)
                    .containsExactly(tuple("a/1", 5L), tuple("a/2", 18L));
            // Servers count whole seconds, and by a clock of their own.
            assertThat(both).allSatisfy(each -> assertThat(each.modified())
                    .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS)));
            assertThat(both.getLast().modified())
                    .isAfterOrEqualTo(both.getFirst().modified());
        }
    }

    @Test
    default void deletingRemovesOneObjectAndAnAbsentOneIsNoError() {
        store().put("a/b", bytes("x"));
        store().put("a/c", bytes("x"));
        store().delete("a/b");
        store().delete("a/b");
        assertThat(keys("")).containsExactly("a/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ключ/картинка.tar", "写真/猫 1.png", "100%/a+b=c.json", "é", "emoji/🐕.npy"})
    default void keysMayHoldAnyLetters(String key) throws IOException {
        store().put(key, bytes(key));
        assertThat(read(store().open(key))).isEqualTo(key);
        assertThat(keys("")).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "../up", "a/../../up", "a//b", "a/", "a/./b", ".hidden", "a\\b", "a\u0000b"})
    default void aKeyThatLeavesTheStoreIsRefused(String key) {
        assertThatThrownBy(() -> store().put(key, bytes("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key:");
    }

    @Test
    default void contentThatFailsHalfWayLeavesTheObjectAsItWas() {
        store().put("a", bytes("before"));
        assertThatThrownBy(() -> store().put("a", out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the source broke");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the source broke");
        assertThatThrownBy(() -> store().put("b", out -> {
                    out.write(new byte[100_000]);
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(keys("")).containsExactly("a");
        assertThat(store().size("a")).hasValue(6);
    }

    @Test
    default void ofConcurrentPutsOneWinsWhole() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> writers = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(writer -> () -> {
                        store().put(
                                        "contended",
                                        String.valueOf((char) ('a' + writer % 26))
                                                .repeat(50_000)
                                                .getBytes(StandardCharsets.UTF_8));
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        }
        String winner = read(store().open("contended"));
        assertThat(winner).hasSize(50_000).matches("(.)\\1*");
        assertThat(keys("")).containsExactly("contended");
    }

    @Test
    default void aLockLetsOneInAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger waited = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> workers = IntStream.range(0, 12)
                    .<Callable<Boolean>>mapToObj(worker -> () -> {
                        try (KeyLock held = store().lock("make-cam/abc", sentence -> waited.incrementAndGet())) {
                            assertThat(held).isNotNull();
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.onSpinWait();
                            inside.decrementAndGet();
                        }
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(workers)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(most).hasValue(1);
        assertThat(keys("")).as("locks are no objects").isEmpty();
    }

    /** Returns the keys of a listing. */
    default List<String> keys(String prefix) {
        try (Stream<StoredObject> listed = store().list(prefix)) {
            return listed.map(StoredObject::key).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
