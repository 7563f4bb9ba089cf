package dev.wsss.operator.publish;

/** Known answers to the queries of one run. */
public interface Answers {
    /** Nothing is known. */
    Answers NONE = new Answers() {
        @Override
        public <A> Reply<A> to(Question<A> question) {
            return new Reply.Asked<>(null);
        }
    };

    /** The reply to a question; one that was never asked counts as about to be asked. */
    <A> Reply<A> to(Question<A> question);
}
