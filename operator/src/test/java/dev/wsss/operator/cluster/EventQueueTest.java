package dev.wsss.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests of the queue of Events: a bounded rate and a bounded number, and no reconciliation blocks on one. */
class EventQueueTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration FAST = Duration.ofNanos(1);

    private final List<String> posted = new CopyOnWriteArrayList<>();

    private void post(Event event) {
        posted.add(event.getInvolvedObject().getUid() + " " + event.getReason());
    }

    @Test
    void eventsArriveInOrder() {
        try (EventQueue queue = new EventQueue(this::post, NOON, FAST)) {
            queue.accept(event("a", "Accepted"));
            queue.accept(event("a", "StepStarted"));
            await().untilAsserted(() -> assertThat(posted).containsExactly("a Accepted", "a StepStarted"));
        }
    }

    @Test
    void aThousandRunsThatChangeAtOnceMakeNoStorm() throws InterruptedException {
        CountDownLatch silent = new CountDownLatch(1);
        EventQueue queue = new EventQueue(event -> awaited(silent, event), NOON, FAST);
        for (int number = 0; number < 10; number++) {
            for (int run = 0; run < 1000; run++) {
                queue.accept(event("run-" + run, "StepRetried"));
            }
        }
        silent.countDown();
        await().untilAsserted(() -> assertThat(posted).hasSizeBetween(EventQueue.CAPACITY, EventQueue.CAPACITY + 1));
        queue.close();
        assertThat(posted).hasSizeLessThanOrEqualTo(EventQueue.CAPACITY + 1);
    }

    private void awaited(CountDownLatch latch, Event event) {
        try {
            latch.await();
            post(event);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theRateIsBounded() {
        Duration pace = Duration.ofMillis(50);
        long began = System.nanoTime();
        try (EventQueue queue = new EventQueue(this::post, NOON, pace)) {
            for (int number = 0; number < 5; number++) {
                queue.accept(event("a", "StepStarted"));
            }
            await().untilAsserted(() -> assertThat(posted).hasSize(5));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(pace.multipliedBy(4));
    }

    @Test
    void aRunThatGoesToAndFroSpendsItsBudgetAndNotThatOfOthers() {
        Instant[] now = {NOON.instant()};
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        try (EventQueue queue = new EventQueue(this::post, clock, FAST)) {
            for (int number = 0; number < 2 * EventQueue.BURST; number++) {
                queue.accept(event("noisy", "Suspended"));
            }
            queue.accept(event("quiet", "Accepted"));
            await().untilAsserted(() -> assertThat(posted).contains("quiet Accepted"));
            assertThat(posted).hasSize(EventQueue.BURST + 1);
            now[0] = now[0].plusSeconds(130);
            for (int number = 0; number < 10; number++) {
                queue.accept(event("noisy", "Suspended"));
            }
            queue.accept(event("quiet", "Succeeded"));
            await().untilAsserted(() -> assertThat(posted).contains("quiet Succeeded"));
            assertThat(posted).as("one more a minute").hasSize(EventQueue.BURST + 4);
        }
    }

    @Test
    void aWriterThatFailsLosesOneEventOnly() {
        try (EventQueue queue = new EventQueue(this::postOrFail, NOON, FAST)) {
            queue.accept(event("a", "Broken"));
            queue.accept(event("a", "Succeeded"));
            await().untilAsserted(() -> assertThat(posted).containsExactly("a Succeeded"));
        }
    }

    private void postOrFail(Event event) {
        if (event.getReason().equals("Broken")) {
            throw new IllegalStateException("the client is closed");
        }
        post(event);
    }

    @Test
    void whatWaitsIsPostedAtTheEndAndAnApiServerThatIsSilentDoesNotHoldItUp() {
        EventQueue queue = new EventQueue(this::post, NOON, Duration.ofMillis(10));
        for (int number = 0; number < 20; number++) {
            queue.accept(event("a", "StepStarted"));
        }
        queue.close();
        assertThat(posted).hasSize(20);
        EventQueue stuck = new EventQueue(event -> awaited(new CountDownLatch(1), event), NOON, FAST);
        stuck.accept(event("a", "StepStarted"));
        long began = System.nanoTime();
        stuck.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private static Event event(String run, String reason) {
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace("research")
                .endMetadata()
                .withNewInvolvedObject()
                .withUid(run)
                .withName(run)
                .endInvolvedObject()
                .withReason(reason)
                .build();
    }
}
