package dev.wsss.operator.limits;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of write requests, as the API server reports them.
 *
 * @param counts by verb and resource
 */
record Writes(Map<String, Long> counts) {
    private static final Pattern LINE = Pattern.compile(
            "apiserver_request_total\\{.*resource=\"([a-z]+)\".*subresource=\"([a-z]*)\".*verb=\"(POST|PUT|PATCH|APPLY|DELETE)\".*} (\\d+)");

    Writes {
        counts = Map.copyOf(counts);
    }

    /** Returns the counts so far. */
    static Writes of(KubernetesClient client) {
        Map<String, Long> writes = new TreeMap<>();
        for (String line : client.raw("/metrics").split("\n", -1)) {
            Matcher write = LINE.matcher(line);
            if (write.matches() && List.of("wsssruns", "jobs", "events").contains(write.group(1))) {
                writes.merge(
                        write.group(3) + " " + write.group(1) + (write.group(2).isEmpty() ? "" : "/" + write.group(2)),
                        Long.valueOf(write.group(4)),
                        Long::sum);
            }
        }
        return new Writes(writes);
    }

    /** Returns a line with the requests since then, for each of so many runs. */
    String since(Writes before, int runs) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(counts)
                .forEach((what, count) -> text.append(String.format(
                        Locale.ROOT,
                        "  %s: %.2f a run%n",
                        what,
                        (count - before.counts().getOrDefault(what, 0L)) / (double) runs)));
        return text.toString();
    }
}
