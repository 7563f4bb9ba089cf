package dev.wsss.operator.query;

import dev.wsss.pipeline.outcome.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a query.
 *
 * @param <A> what the answer is
 */
public sealed interface QueryResult<A> {
    /** The answer. */
    record Known<A>(A answer) implements QueryResult<A> {}

    /**
     * A query that is under way.
     *
     * @param since when; absent for a query that was not submitted yet
     */
    record Asked<A>(@Nullable Instant since) implements QueryResult<A> {}

    /**
     * The store could not or would not answer.
     *
     * @param failure why
     * @param again when it is retried
     */
    record Trouble<A>(Outcome.Failed failure, Instant again) implements QueryResult<A> {}
}
