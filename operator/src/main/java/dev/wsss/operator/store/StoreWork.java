package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.query.CacheLookup;
import dev.wsss.operator.query.Progressed;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.artifact.ProgressRecord;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.graph.Plan;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.StoredObject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The execution of queries at a store; each is safe to repeat.
 *
 * @param run whose
 * @param opened its store
 */
record StoreWork(RunIdentity run, Stores.Opened opened) {
    /** Answers. */
    @SuppressWarnings("unchecked") // each question says what its answer is
    <A> A answer(StoreQuery<A> question) {
        return (A)
                switch (question) {
                    case StoreQuery.Usable usable -> {
                        opened.outside().check(opened.store());
                        yield true;
                    }
                    case StoreQuery.Source source -> opened.outside().digest(source.given(), source.labels());
                    case StoreQuery.Find find -> find(find);
                    case StoreQuery.StillThere still -> stillThere(still);
                    case StoreQuery.Blocks blocks -> blocks(blocks.location());
                    case StoreQuery.Left left -> new AttemptPublisher(run, opened.store(), opened.tally()).of(left);
                    case StoreQuery.Account account -> account(account);
                    case StoreQuery.Removed removed -> new RunRemoval(run, opened.store(), removed.kept()).some();
                };
    }

    private CacheLookup find(StoreQuery.Find find) {
        Publication publication = new Publication(opened.store());
        String why = "";
        for (String key : find.keys()) {
            Lookup lookup = publication.find(find.task().id(), key);
            switch (lookup) {
                case Lookup.Hit hit -> {
                    CacheLookup found = ifSound(() -> hit(find.task(), hit.artifact()));
                    if (!(found instanceof CacheLookup.Miss(String broken))) {
                        return found;
                    }
                    why = why.isEmpty() ? broken : why;
                }
                case Lookup.Miss miss -> why = why.isEmpty() ? miss.why() : why;
            }
        }
        KeyDocuments documents = new KeyDocuments(run, opened.store());
        Optional<StepKey> last = documents.last(find.step());
        StepKey now = new StepKey(find.document());
        documents.remember(find.step(), now);
        return new CacheLookup.Miss(Plan.whyMiss(now, why, last));
    }

    private CacheLookup stillThere(StoreQuery.StillThere still) {
        return ifSound(() -> hit(still.task(), new Publication(opened.store()).verified(still.location())));
    }

    private static CacheLookup ifSound(Supplier<CacheLookup> found) {
        try {
            return found.get();
        } catch (Failure failure) {
            if (failure.failureClass() != FailureClass.STORE_CORRUPT) {
                throw failure;
            }
            return new CacheLookup.Miss("ignoring the published result: " + failure.getMessage());
        }
    }

    private CacheLookup hit(Task task, Published published) {
        return new CacheLookup.Hit(published.location(), new Figures(opened.store()).of(task, published));
    }

    private int blocks(ArtifactLocation location) {
        return new Publication(opened.store())
                .verified(location)
                .manifest()
                .blocks()
                .size();
    }

    private Progressed account(StoreQuery.Account account) {
        String prefix = AttemptPublisher.prefix(run, account.step(), account.attempt());
        Set<String> there;
        try (Stream<StoredObject> objects = opened.store().list(prefix)) {
            there = objects.map(StoredObject::key).collect(Collectors.toSet());
        }
        Progressed sum = Progressed.UNKNOWN;
        for (String pod : account.pods()) {
            String below = prefix + pod + "/";
            if (!there.contains(below + ProgressRecord.FILE)) {
                continue;
            }
            Optional<ProgressRecord> record = ProgressRecord.read(opened.store(), below);
            if (record.isPresent()) {
                sum = new Progressed(
                        record.get().unit(),
                        sum.done() + record.get().done(),
                        sum.total() + record.get().total());
            }
        }
        return sum;
    }
}
