package dev.wsss.operator.spec;

import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.tree.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text of users in a status. */
public final class StatusText {
    private static final int SHOWN = 5;
    private static final int PROBLEM_BYTES = 350;
    private static final int VALUE_BYTES = 100;

    private StatusText() {}

    /** Returns the first few problems, and how many there are beyond them. */
    public static String of(List<Problem> problems) {
        String shown = problems.stream()
                .limit(SHOWN)
                .map(problem -> SafeText.of(problem.toString(), PROBLEM_BYTES))
                .collect(Collectors.joining("; "));
        return problems.size() > SHOWN ? shown + "; and " + (problems.size() - SHOWN) + " more" : shown;
    }

    /** Returns a user's value, shortened. */
    public static String of(@Nullable String value) {
        return SafeText.of(String.valueOf(value), VALUE_BYTES);
    }
}
