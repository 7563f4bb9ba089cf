package dev.wsss.stages.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The wish to stop reaches work that waits as well as work that looks. */
class InterruptionTest {
    private final Interruption interruption = new Interruption();

    @Test
    void aWaitThatNobodyEndsEndsWithTheWish() {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            try {
                waiting.await();
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
            interruption.ask();
        });
        assertTerminated(() -> interruption.unlessAsked(() -> {
            waiting.countDown();
            never.await();
            return "held";
        }));
        assertThat(Thread.currentThread().isInterrupted())
                .as("last words can be written")
                .isFalse();
    }

    @Test
    void afterTheWishNothingIsWaitedFor() {
        interruption.ask();
        assertTerminated(() -> interruption.unlessAsked(() -> "held"));
        assertTerminated(interruption::check);
    }

    @Test
    void aWaitThatEndsByItselfGivesItsResult() {
        assertThat(interruption.unlessAsked(() -> "held")).isEqualTo("held");
        interruption.check();
    }

    private static void assertTerminated(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.TERMINATED));
    }
}
