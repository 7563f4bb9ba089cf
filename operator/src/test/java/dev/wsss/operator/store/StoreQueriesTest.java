package dev.wsss.operator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.query.QueryResult;
import dev.wsss.operator.query.Remaining;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.spec.BucketAddress;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of queries, which repeat exactly for as long as their run needs them. Time is virtual, workers run on request.
 */
class StoreQueriesTest {
    private static final RunIdentity RUN = new RunIdentity("lab", "run", "uid-1");
    private static final BucketAddress BUCKET = new BucketAddress("http://minio:9000", "wsss");
    private static final StoreQuery.Account ACCOUNT = new StoreQuery.Account("train-cam", 1, List.of());
    private static final StoreQuery.Usable USABLE = new StoreQuery.Usable();
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final List<RunIdentity> news = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final BucketQueues queues = new BucketQueues(2, workers::add, time);
    private final StoreQueries queries = new StoreQueries(queues, time, time, news::add);
    private boolean down;

    private Stores.Opened open() {
        opened.incrementAndGet();
        if (down) {
            throw new Failure(FailureClass.STORE_UNAVAILABLE, "connection refused");
        }
        return new Stores.Opened(new DirectoryStore(folder), new Unchanging(), (stage, bytes) -> {});
    }

    private void want(StoreQuery<?>... questions) {
        queries.request(RUN, BUCKET, this::open, Set.of(questions));
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    private int callsWithin(Duration span) {
        int before = opened.get();
        for (Duration left = span; left.isPositive(); left = left.minusSeconds(1)) {
            time.pass(Duration.ofSeconds(1));
            work();
        }
        return opened.get() - before;
    }

    @Test
    void progressIsReadTwiceAMinuteWhileARunWantsIt() {
        want(ACCOUNT);
        work();
        assertThat(callsWithin(Duration.ofMinutes(10))).isEqualTo(20);
        assertThat(news).containsExactly(RUN);
    }

    @Test
    void nothingIsAskedForARunThatIsForgotten() {
        want(ACCOUNT, USABLE);
        work();
        queries.forget(RUN.uid());
        assertThat(callsWithin(HOUR)).isZero();
        assertThat(time.scheduled()).isZero();
        assertThat(queries.runs()).isZero();
    }

    @Test
    void nothingIsAskedForARunThatWantsNothing() {
        want(ACCOUNT, USABLE);
        work();
        want();
        assertThat(callsWithin(HOUR)).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void nothingIsAskedForAForgottenRunWhoseStoreIsDown() {
        down = true;
        want(USABLE);
        work();
        assertThat(callsWithin(Duration.ofMinutes(1))).isPositive();
        queries.forget(RUN.uid());
        assertThat(callsWithin(HOUR)).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void aQueryThatIsDroppedAndWantedAgainRepeatsOnce() {
        for (int flap = 0; flap < 5; flap++) {
            want(ACCOUNT, USABLE);
            work();
            want(USABLE);
        }
        want(ACCOUNT, USABLE);
        work();
        assertThat(callsWithin(Duration.ofMinutes(9))).isEqualTo(18);
    }

    @Test
    void anAnswerThatComesAfterTheRunWasForgottenIsNoNews() {
        want(USABLE);
        queries.forget(RUN.uid());
        work();
        assertThat(news).isEmpty();
        assertThat(opened).hasValue(0);
        assertThat(queues.waiting() + queues.running()).isZero();
    }

    /** Changes its answer each time: the number of objects that are left is news. */
    @Test
    void aRemovalGoesOnUntilNothingIsLeft() throws IOException {
        DirectoryStore store = new DirectoryStore(folder);
        for (int number = 0; number < RunRemoval.PAGE + 5; number++) {
            store.put("uid-1/" + number, Content.of(new byte[0]));
        }
        StoreQuery.Removed removed = new StoreQuery.Removed(Set.of());
        want(removed);
        work();
        assertThat(queries.answers(RUN).to(removed)).isEqualTo(new QueryResult.Known<>(new Remaining(5)));
        time.pass(Duration.ofMillis(1));
        work();
        assertThat(queries.answers(RUN).to(removed)).isEqualTo(new QueryResult.Known<>(new Remaining(0)));
        assertThat(news).hasSize(2);
        time.pass(HOUR);
        work();
        assertThat(opened).hasValue(2);
    }

    @Test
    void publicationRunsBeforeDisplayWhichHasHalfOfThePlaces() {
        RunIdentity other = new RunIdentity("lab", "other", "uid-2");
        want(new StoreQuery.Account("train-cam", 1, List.of()), new StoreQuery.Account("make-cam", 1, List.of()));
        assertThat(queues.running()).isEqualTo(1);
        assertThat(queues.waiting()).isEqualTo(1);
        queries.request(other, BUCKET, this::open, Set.of(USABLE));
        assertThat(queues.running()).isEqualTo(2);
        workers.remove();
        workers.remove().run();
        assertThat(news).containsExactly(other);
    }

    @Test
    void theOldestUnansweredQueryGrowsWhileItsStoreIsDownAndIsGoneOnceItAnswers() {
        assertThat(queries.oldestUnanswered()).isZero();
        down = true;
        want(USABLE);
        work();
        callsWithin(Duration.ofMinutes(30));
        assertThat(queries.oldestUnanswered()).isEqualTo(Duration.ofMinutes(30));
        down = false;
        callsWithin(Duration.ofMinutes(3));
        assertThat(queries.oldestUnanswered()).isZero();
    }

    @Test
    void aCallThatTakesTooLongIsInterruptedAndCountsAsAnOutage() {
        queries.request(RUN, BUCKET, this::stuck, Set.of(USABLE));
        work();
        assertThat(queries.answers(RUN).to(USABLE)).isInstanceOfSatisfying(QueryResult.Trouble.class, trouble -> {
            assertThat(trouble.failure().failureClass()).isEqualTo(FailureClass.STORE_UNAVAILABLE);
            assertThat(trouble.failure().evidence()).contains("no complete answer within 120 s");
        });
        assertThat(Thread.interrupted()).as("left to the next call").isFalse();
    }

    private Stores.Opened stuck() {
        time.pass(Duration.ofMinutes(2));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        throw new Failure(FailureClass.TERMINATED, "interrupted while waiting for the store");
    }
}
