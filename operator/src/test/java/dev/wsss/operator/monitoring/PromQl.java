package dev.wsss.operator.monitoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The series of an expression; {@code promtool} checks its syntax.
 *
 * @param selectors each metric it names
 * @param groupings each label it groups or joins by
 */
record PromQl(List<Selector> selectors, Set<String> groupings) {
    /**
     * A metric with conditions on its series.
     *
     * @param function that it is handed to; empty: none
     * @param ranged whether over a time
     */
    record Selector(String metric, List<Matcher> matchers, String function, boolean ranged) {}

    /** A condition on a label. */
    record Matcher(String label, String operator, String value) {}

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^]]*]|[a-zA-Z_:][\\w:]*|[0-9][\\w.]*|=~|!~|!=|==|>=|<=|\\S");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static PromQl of(String expression) {
        Deque<String> tokens = new ArrayDeque<>(
                TOKEN.matcher(expression).results().map(MatchResult::group).toList());
        Deque<String> functions = new ArrayDeque<>();
        List<Selector> selectors = new ArrayList<>();
        Set<String> groupings = new TreeSet<>();
        while (!tokens.isEmpty()) {
            String token = tokens.remove();
            String next = Objects.requireNonNullElse(tokens.peek(), "");
            if (token.equals("(")) {
                functions.push("");
            } else if (token.equals(")")) {
                functions.pop();
            } else if (BEFORE_LABELS.contains(token)) {
                groupings.addAll(labels(tokens));
            } else if (NAME.matcher(token).matches() && next.equals("(") && !WORDS.contains(token)) {
                tokens.remove();
                functions.push(token);
            } else if (NAME.matcher(token).matches() && !WORDS.contains(token) && !BEFORE_LABELS.contains(next)) {
                selectors.add(selector(token, tokens, Objects.requireNonNullElse(functions.peek(), "")));
            }
        }
        return new PromQl(List.copyOf(selectors), groupings);
    }

    private static List<String> labels(Deque<String> tokens) {
        List<String> labels = new ArrayList<>();
        for (String token = tokens.remove(); !token.equals(")"); token = tokens.remove()) {
            if (NAME.matcher(token).matches()) {
                labels.add(token);
            }
        }
        return labels;
    }

    private static Selector selector(String metric, Deque<String> tokens, String function) {
        List<Matcher> matchers = new ArrayList<>();
        if ("{".equals(tokens.peek())) {
            for (String token = tokens.remove(); !token.equals("}"); token = tokens.remove()) {
                if (NAME.matcher(token).matches()) {
                    String operator = tokens.remove();
                    String quoted = tokens.remove();
                    matchers.add(new Matcher(token, operator, quoted.substring(1, quoted.length() - 1)));
                }
            }
        }
        boolean ranged = !tokens.isEmpty() && tokens.peek().startsWith("[");
        return new Selector(metric, List.copyOf(matchers), function, ranged);
    }
}
