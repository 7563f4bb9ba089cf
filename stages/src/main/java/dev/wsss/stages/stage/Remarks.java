package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sentences on how the user's data was understood: shown at once, kept in the attempt's record and in the report. */
public final class Remarks {
    private static final int LONGEST = 2000;

    private final Consumer<String> shown;
    private final List<String> all = new ArrayList<>();

    /** Creates an empty list whose sentences are passed on to {@code shown}. */
    public Remarks(Consumer<String> shown) {
        this.shown = shown;
    }

    /** Adds a sentence; names in it are untrusted. */
    public synchronized void add(String sentence) {
        String safe = SafeText.of(sentence, LONGEST);
        all.add(safe);
        shown.accept(safe);
    }

    /** Returns the sentences so far. */
    public synchronized List<String> all() {
        return List.copyOf(all);
    }
}
