package dev.wsss.operator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of listings, which are reported when they end: the begin of one makes no request. */
class MeteredListingTest {
    private final List<String> reported = new ArrayList<>();

    @Test
    void oneThatIsReadIsReportedOnce() {
        try (Stream<StoredObject> objects = listing(Stream.of("a", "b"))) {
            assertThat(reported).isEmpty();
            assertThat(objects.map(StoredObject::key)).containsExactly("a", "b");
        }
        assertThat(reported).containsExactly("ok");
    }

    @Test
    void oneThatFailsInTheMiddleIsReportedByItsClass() {
        Stream<String> broken = Stream.of("a", "b").peek(key -> {
            if (key.equals("b")) {
                throw new Failure(FailureClass.STORE_UNAVAILABLE, "no answer");
            }
        });
        try (Stream<StoredObject> objects = listing(broken)) {
            assertThatThrownBy(objects::toList).hasMessageContaining("no answer");
        }
        assertThat(reported).containsExactly("StoreUnavailable");
    }

    @Test
    void oneThatIsLeftEarlyIsReportedAndClosed() {
        List<String> closed = new ArrayList<>();
        try (Stream<StoredObject> objects = listing(Stream.of("a", "b").onClose(() -> closed.add("closed")))) {
            assertThat(objects.map(StoredObject::key).findFirst()).hasValue("a");
        }
        assertThat(reported).containsExactly("ok");
        assertThat(closed).containsExactly("closed");
    }

    private Stream<StoredObject> listing(Stream<String> keys) {
        return MeteredListing.of(
                keys.map(key -> new StoredObject(key, 1, Instant.EPOCH)), (code, took) -> reported.add(code));
    }
}
