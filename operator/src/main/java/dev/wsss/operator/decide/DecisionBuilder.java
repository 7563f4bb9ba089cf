package dev.wsss.operator.decide;

import dev.wsss.operator.query.QueryResult;
import dev.wsss.operator.query.QueryResults;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.status.StatusNote;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Questions, actions, notes and the time to look again, gathered while one decision is made. */
final class DecisionBuilder {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int EVIDENCE_BYTES = 1024;

    private final QueryResults answers;
    private final Instant now;
    private final SequencedSet<StoreQuery<?>> questions = new LinkedHashSet<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<StatusNote> notes = new ArrayList<>();
    private @Nullable Instant wake;
    private @Nullable Instant due;

    DecisionBuilder(QueryResults answers, Instant now) {
        this.answers = answers;
        this.now = now;
    }

    /** Submits a query and returns its answer once it is known; a store that cannot answer is noted. */
    <A> Optional<A> ask(StoreQuery<A> question, String what) {
        questions.add(question);
        return switch (answers.to(question)) {
            case QueryResult.Known<A> known -> Optional.of(known.answer());
            case QueryResult.Asked<A> asked -> {
                Instant late = Objects.requireNonNullElse(asked.since(), now).plus(PATIENCE);
                expect(late);
                note(
                        now.isBefore(late) ? StatusNote.Urgency.PASSES : StatusNote.Urgency.WORKS,
                        "AskingStore",
                        "Asks the store " + what + ".");
                yield Optional.empty();
            }
            case QueryResult.Trouble<A> trouble -> {
                boolean outage = trouble.failure().failureClass() == FailureClass.STORE_UNAVAILABLE;
                note(
                        outage ? StatusNote.Urgency.WAITS : StatusNote.Urgency.NEEDS_PERSON,
                        trouble.failure().failureClass().title(),
                        "Cannot query the store " + what + ": "
                                + SafeText.of(trouble.failure().evidence(), EVIDENCE_BYTES) + ". Asks again at "
                                + trouble.again() + ".");
                yield Optional.empty();
            }
        };
    }

    private void expect(Instant answer) {
        if (now.isBefore(answer) && (due == null || answer.isBefore(due))) {
            due = answer;
        }
    }

    /** Returns when the first of the new queries is late; empty where no answer is expected soon. */
    Optional<Instant> answerIsDue() {
        return Optional.ofNullable(due);
    }

    void note(StatusNote.Urgency urgency, String reason, String sentence) {
        notes.add(new StatusNote(urgency, reason, sentence));
    }

    void act(Action action) {
        actions.add(action);
    }

    void wakeAt(Instant at) {
        if (wake == null || at.isBefore(wake)) {
            wake = at;
        }
    }

    SequencedSet<StoreQuery<?>> questions() {
        return questions;
    }

    List<Action> actions() {
        return actions;
    }

    List<StatusNote> notes() {
        return notes;
    }

    @Nullable
    Instant wake() {
        return wake;
    }
}
