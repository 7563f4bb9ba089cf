package dev.wsss.operator.query;

/** Known answers to the queries of one run. */
public interface QueryResults {
    /** Nothing is known. */
    QueryResults NONE = new QueryResults() {
        @Override
        public <A> QueryResult<A> to(StoreQuery<A> question) {
            return new QueryResult.Asked<>(null);
        }
    };

    /** The reply to a question; one that was never asked counts as about to be asked. */
    <A> QueryResult<A> to(StoreQuery<A> question);
}
