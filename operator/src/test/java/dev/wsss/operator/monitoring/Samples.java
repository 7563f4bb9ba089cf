package dev.wsss.operator.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Series that programs expose to Prometheus.
 *
 * @param byName its samples
 */
record Samples(Map<String, Sample> byName) {
    /**
     * Samples of one name.
     *
     * @param cumulative whether they only grow
     * @param labels with the values that were seen; none: they are not known
     */
    record Sample(boolean cumulative, Map<String, Set<String>> labels) {}

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Reads Prometheus' text format. */
    static Samples read(String text) {
        Map<String, Sample> byName = new LinkedHashMap<>();
        boolean cumulative = false;
        for (String line : text.lines().toList()) {
            Matcher sample = LINE.matcher(line);
            if (line.startsWith("# TYPE ")) {
                cumulative = !line.endsWith(" gauge");
            } else if (sample.matches()) {
                Map<String, Set<String>> labels = byName.computeIfAbsent(sample.group(1), empty(cumulative))
                        .labels();
                LABEL.matcher(sample.group(2) == null ? "" : sample.group(2))
                        .results()
                        .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                                .add(label.group(2)));
            }
        }
        return new Samples(byName);
    }

    private static Function<String, Sample> empty(boolean cumulative) {
        return name -> new Sample(cumulative, new TreeMap<>());
    }

    /** Returns those of both programs; those that both expose, the JVM's, have the same labels. */
    Samples and(Samples others) {
        Map<String, Sample> all = new LinkedHashMap<>(byName);
        others.byName.forEach(all::putIfAbsent);
        return new Samples(all);
    }

    /** Returns the labels of a sample; none of one that is not exposed. */
    Set<String> labels(String name) {
        Sample sample = byName.get(name);
        return sample == null ? Set.of() : sample.labels().keySet();
    }

    /** Returns the names of our own series. */
    Stream<String> ours() {
        return byName.keySet().stream().filter(name -> name.startsWith("wsss_"));
    }
}
