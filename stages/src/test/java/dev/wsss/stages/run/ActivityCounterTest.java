package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the signs of progress that the watchdog counts. */
class ActivityCounterTest {
    private final ActivityCounter pulse = new ActivityCounter();
    private long before;

    @Test
    void everyByteAndEveryAnswerOfTheStoreIsOne(@TempDir Path folder) throws Exception {
        Store store = new ActivityTrackingStore(new DirectoryStore(folder), pulse);

        store.put("a/b", out -> {
            moved("a put that begins", false);
            out.write('x');
            moved("a byte written", true);
            out.write("yz".getBytes(StandardCharsets.UTF_8));
            moved("bytes written", true);
        });
        moved("a put that ended", true);
        assertThat(store.size("a/b")).hasValue(3);
        moved("a size", true);
        try (InputStream in = store.open("a/b", 1, 2)) {
            assertThat(in.read()).isEqualTo('y');
            moved("a byte read", true);
        }
        try (InputStream in = store.open("a/b")) {
            assertThat(in.readAllBytes()).hasSize(3);
            moved("bytes read", true);
        }
        try (Stream<?> objects = store.list("a/")) {
            assertThat(objects).hasSize(1);
        }
        moved("a listing", true);
        store.lock("locks/a", ignored -> {}).close();
        moved("a lock", true);
        store.delete("a/b");
        moved("a removal", true);
        assertThat(store.describe()).isEqualTo(folder.toString());
    }

    @Test
    void workAndCheckpointsAreOnesButWordsAreNot() {
        ActivityTrackingProgress progress = new ActivityTrackingProgress(
                pulse, new CountedProgress(Clock.systemUTC(), Duration.ofHours(1), new CountedProgress.Display() {
                    @Override
                    public void show(Rate rate, Map<String, Double> figures) {}

                    @Override
                    public void say(String sentence) {}
                }));

        progress.begin("steps", 4, 0);
        moved("a beginning", true);
        progress.advance();
        moved("a step", true);
        progress.saved();
        moved("a checkpoint", true);
        progress.say("still here");
        progress.figure("loss", 1);
        progress.waited(Duration.ofSeconds(9));
        moved("words", false);
    }

    private void moved(String what, boolean expected) {
        long now = pulse.beats();
        assertThat(now > before).as(what).isEqualTo(expected);
        before = now;
    }
}
