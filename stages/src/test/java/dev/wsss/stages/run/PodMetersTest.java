package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.ids.Stage;
import dev.wsss.stages.stage.StageProgress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of the meters of a step in Prometheus. */
class PodMetersTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(wsss_[^`]+)` \\|");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final String TAGS = "{stage=\"train-cam\",step=\"decoupled-train-cam\"";

    private final Time time = new Time();
    private final AtomicLong gpu = new AtomicLong();

    @Test
    void aTrainingShowsItsLossItsSpeedAndWhatAFailureWouldCost() throws Exception {
        try (PodMeters meters = new PodMeters(Stage.TRAIN_CAM, "decoupled-train-cam", gpu::get).shown(0)) {
            StageProgress progress = new StepMeters(
                    meters.registry(),
                    Stage.TRAIN_CAM,
                    "decoupled-train-cam",
                    time,
                    new CountedProgress(time, Duration.ofHours(1), new Silent()));
            progress.begin("MiB", 3, 0);
            progress.advance();
            progress.begin("steps", 100, 40);
            for (int step = 0; step < 10; step++) {
                time.passes(2);
                progress.figure("loss", 1.0 / (step + 1));
                progress.figure("rate", 0.05);
                progress.pictures(16);
                progress.waited(Duration.ofSeconds(step));
                progress.advance();
                if (step == 6) {
                    progress.saved();
                }
            }
            gpu.set(3L << 30);

            String text = scraped(meters, "/metrics").body();

            assertThat(text.lines())
                    .contains(
                            "wsss_stage_loss" + TAGS + "} 0.1",
                            "wsss_stage_learning_rate" + TAGS + "} 0.05",
                            "wsss_stage_units_done" + TAGS + ",unit=\"MiB\"} 1.0",
                            "wsss_stage_units_total" + TAGS + ",unit=\"steps\"} 10.0",
                            "wsss_stage_units_done" + TAGS + ",unit=\"steps\"} 50.0",
                            "wsss_stage_units_expected" + TAGS + ",unit=\"steps\"} 100.0",
                            "wsss_stage_units_per_second" + TAGS + ",unit=\"steps\"} 0.5",
                            "wsss_stage_pictures_total" + TAGS + "} 160.0",
                            "wsss_stage_data_wait_ratio" + TAGS + "} 0.45",
                            "wsss_stage_checkpoint_age_seconds" + TAGS + "} 6.0",
                            "wsss_stage_gpu_memory_bytes" + TAGS + "} 3.221225472E9");
            assertThat(text).contains("jvm_memory_used_bytes{", "jvm_gc_", "process_uptime_seconds", "jvm_threads_");

            assertThat(rows(Files.readString(Path.of("../docs/pods.md"))))
                    .as("the table that tests of dashboards and alerts use")
                    .isEqualTo(shown(text));

            time.passes(60);
            assertThat(scraped(meters, "/metrics").body().lines())
                    .as("a stalled training has no speed")
                    .contains("wsss_stage_units_per_second" + TAGS + ",unit=\"steps\"} 0.11538461538461539");
            assertThat(scraped(meters, "/").statusCode()).isEqualTo(404);
        }
    }

    /** Returns our meters, with their labels beside stage and step. */
    private static Set<String> shown(String text) {
        Set<String> meters = new TreeSet<>();
        for (String line : text.lines().filter(each -> each.startsWith("wsss_")).toList()) {
            List<String> labels = LABEL.matcher(line)
                    .results()
                    .map(label -> label.group(1))
                    .filter(label -> !label.equals("stage") && !label.equals("step"))
                    .toList();
            meters.add(line.substring(0, line.indexOf('{'))
                    + (labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}"));
        }
        return meters;
    }

    private static Set<String> rows(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static HttpResponse<String> scraped(PodMeters meters, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + meters.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static final class Silent implements CountedProgress.Display {
        @Override
        public void show(Rate rate, Map<String, Double> figures) {}

        @Override
        public void say(String sentence) {}
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void passes(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
