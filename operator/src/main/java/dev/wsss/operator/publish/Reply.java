package dev.wsss.operator.publish;

import dev.wsss.pipeline.outcome.Outcome;
import java.time.Instant;

/**
 * What is known of a question.
 *
 * @param <A> what the answer is
 */
public sealed interface Reply<A> {
    /** The answer. */
    record Known<A>(A answer) implements Reply<A> {}

    /** It is being asked. */
    record Asked<A>() implements Reply<A> {}

    /**
     * The store could not or would not answer.
     *
     * @param failure why
     * @param again when it is asked next
     */
    record Trouble<A>(Outcome.Failed failure, Instant again) implements Reply<A> {}
}
