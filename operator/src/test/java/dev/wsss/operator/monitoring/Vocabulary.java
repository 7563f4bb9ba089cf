package dev.wsss.operator.monitoring;

import dev.wsss.operator.monitoring.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The vocabulary of expressions: exposed series, their labels and the values of those.
 *
 * @param samples that are shown
 */
record Vocabulary(Samples samples) {
    /** Labels that Prometheus adds: by its operator's monitors, the last one because of our PodMonitor. */
    static final Set<String> OF_TARGETS = Set.of("job", "instance", "namespace", "pod", "app_kubernetes_io_instance");

    private static final Set<String> GROWTH = Set.of("rate", "increase");

    /** Returns that of all our programs. */
    static Vocabulary ours() {
        return new Vocabulary(Shown.byOperator().and(Shown.byPods()));
    }

    /** Returns the problems of an expression; nothing when it can have an answer. */
    List<String> problems(String expression) {
        PromQl query = PromQl.of(expression);
        List<String> problems = new ArrayList<>();
        query.selectors().forEach(each -> selector(each, problems));
        query.groupings().stream()
                .filter(label -> query.selectors().stream().noneMatch(each -> has(each.metric(), label)))
                .forEach(label -> problems.add("nothing in it has the label " + label));
        if (query.selectors().stream().anyMatch(each -> each.metric().endsWith("_bucket"))
                && !query.groupings().contains("le")) {
            problems.add("buckets are added up over le");
        }
        return problems;
    }

    /** Returns true where series of this name have a label. */
    boolean has(String metric, String label) {
        return OF_TARGETS.contains(label) || samples.labels(metric).contains(label);
    }

    private void selector(PromQl.Selector selector, List<String> problems) {
        Sample sample = samples.byName().get(selector.metric());
        if (sample == null) {
            problems.add(selector.metric() + " is shown by nobody");
            return;
        }
        boolean growth = selector.ranged() && GROWTH.contains(selector.function());
        if (sample.cumulative() != growth) {
            problems.add(selector.metric()
                    + (growth
                            ? " is a gauge, whose growth means nothing"
                            : " only grows: ask for its rate or increase"));
        }
        for (PromQl.Matcher matcher : selector.matchers()) {
            if (!has(selector.metric(), matcher.label())) {
                problems.add(selector.metric() + " has no label " + matcher.label());
            } else if (never(sample, matcher)) {
                problems.add(selector.metric() + " has never a " + matcher.label() + " " + matcher.value());
            }
        }
    }

    private static boolean never(Sample sample, PromQl.Matcher matcher) {
        Set<String> values = sample.labels().getOrDefault(matcher.label(), Set.of());
        boolean variable = matcher.value().contains("$");
        Pattern wanted = matcher.operator().endsWith("~") && !variable
                ? Pattern.compile(matcher.value())
                : Pattern.compile(Pattern.quote(matcher.value()));
        return !variable
                && !values.isEmpty()
                && values.stream().noneMatch(value -> wanted.matcher(value).matches());
    }
}
