package dev.wsss.operator.monitoring;

import dev.wsss.operator.Documents;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.monitoring.Samples.Sample;
import dev.wsss.operator.status.RunState;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.outcome.FailureClass;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Series that the operator and the pods of steps expose to Prometheus. */
final class Shown {
    /** A row of a table of meters: name, labels. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(wsss_\\w+)(?:\\{([\\w,]*)})?` \\|");

    private static final Set<String> STAGES = Task.all().map(Task::id).collect(Collectors.toSet());
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Methods of {@link Meters}, each with every word that the operator passes to it. */
    static final Map<String, Consumer<Meters>> METERS = new TreeMap<>(Map.ofEntries(
            Map.entry("runs", meters -> states().forEach(state -> meters.runs(state, () -> 1))),
            Map.entry("longestStall", meters -> List.of("Pending", "Running")
                    .forEach(state -> meters.longestStall(state, () -> 1))),
            Map.entry("oldestDeletion", meters -> meters.oldestDeletion(() -> 1)),
            Map.entry(
                    "stepEnded",
                    meters -> STAGES.forEach(stage -> {
                        meters.stepEnded(stage, "succeeded", SECOND);
                        meters.stepEnded(stage, "failed", SECOND);
                    })),
            Map.entry("attemptEnded", meters -> meters.attemptEnded("train-cam", "Succeeded")),
            Map.entry("gap", meters -> meters.gap(SECOND)),
            Map.entry("gpuSeconds", meters -> meters.gpuSeconds("train-cam", "useful", 1)),
            Map.entry("cacheRequest", meters -> meters.cacheRequest("train-cam", "hit")),
            Map.entry("artifactBytes", meters -> STAGES.forEach(stage -> meters.artifactBytes(stage, "published", 1))),
            Map.entry("swept", meters -> meters.swept(1)),
            Map.entry("storeRequest", meters -> List.of("put", "get", "head", "list", "delete")
                    .forEach(op -> codes().forEach(code -> meters.storeRequest(op, code, SECOND)))),
            Map.entry("storeQueries", meters -> List.of("waiting", "running")
                    .forEach(state -> meters.storeQueries(state, () -> 1))),
            Map.entry("oldestStoreQuery", meters -> meters.oldestStoreQuery(() -> 1)),
            Map.entry("reconciled", meters -> List.of("done", "error")
                    .forEach(outcome -> meters.reconciled(outcome, SECOND))),
            Map.entry("sweepRefused", Meters::sweepRefused),
            Map.entry("cleanupGivenUp", Meters::cleanupGivenUp),
            Map.entry("miou", meters -> meters.miou("irn", "synthetic", "eval-cam", 0.5, Instant.EPOCH)),
            Map.entry("build", meters -> meters.build("0.1.0", "25"))));

    private Shown() {}

    private static List<String> states() {
        return Arrays.stream(RunState.values()).map(RunState::title).toList();
    }

    private static List<String> codes() {
        return Arrays.stream(FailureClass.values())
                .map(FailureClass::title)
                .collect(Collectors.collectingAndThen(Collectors.toList(), titles -> {
                    titles.addAll(List.of("ok", "content"));
                    return titles;
                }));
    }

    /** Returns the series of an operator after every kind of event. */
    static Samples byOperator() {
        return Samples.read(operatorText());
    }

    /** Returns the same as text. */
    static String operatorText() {
        return text(meters -> METERS.values().forEach(each -> each.accept(meters)));
    }

    /** Returns the series of an operator after some events, as text. */
    @SuppressWarnings("deprecation") // what Quarkus shows is by this registry
    static String text(Consumer<Meters> happened) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List<MeterBinder> binders =
                List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics(), new UptimeMetrics());
        binders.forEach(binder -> binder.bindTo(registry));
        happened.accept(new Meters(registry));
        return registry.scrape();
    }

    /** Returns the series of pods of steps, by the table that another test compares with them. */
    static Samples byPods() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        rows("docs/pods.md").forEach((name, labels) -> {
            Map<String, Set<String>> all = new TreeMap<>(Map.of("stage", STAGES, "step", Set.of()));
            labels.forEach(label -> all.put(label, Set.of()));
            samples.put(name, new Sample(name.endsWith("_total"), all));
        });
        return new Samples(samples);
    }

    /** Returns the meters in the tables of a document, with their labels. */
    static Map<String, Set<String>> rows(String document) {
        Path file = Documents.root().resolve(document);
        try {
            return ROW.matcher(Files.readString(file))
                    .results()
                    .collect(Collectors.toMap((MatchResult row) -> row.group(1), Shown::labels));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> labels(MatchResult row) {
        return row.group(2) == null
                ? Set.of()
                : new TreeSet<>(List.of(row.group(2).split(",")));
    }
}
