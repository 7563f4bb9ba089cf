package dev.wsss.stages.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests of cancellation, which reaches work that waits as well as work that polls. */
class CancellationTokenTest {
    private final CancellationToken cancellation = new CancellationToken();

    @Test
    void aWaitWithoutAnEndEndsWithTheCancellation() {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            try {
                waiting.await();
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
            cancellation.cancel();
        });
        assertTerminated(() -> cancellation.runCancellably(() -> {
            waiting.countDown();
            never.await();
            return "held";
        }));
        assertThat(Thread.currentThread().isInterrupted())
                .as("a last message can be written")
                .isFalse();
    }

    @Test
    void afterTheWishNothingIsWaitedFor() {
        cancellation.cancel();
        assertTerminated(() -> cancellation.runCancellably(() -> "held"));
        assertTerminated(cancellation::check);
    }

    @Test
    void aWaitThatEndsByItselfGivesItsResult() {
        assertThat(cancellation.runCancellably(() -> "held")).isEqualTo("held");
        cancellation.check();
    }

    private static void assertTerminated(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.TERMINATED));
    }
}
