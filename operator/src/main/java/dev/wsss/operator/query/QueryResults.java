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

    /** Returns the result of a query; a new one counts as pending. */
    <A> QueryResult<A> to(StoreQuery<A> question);
}
