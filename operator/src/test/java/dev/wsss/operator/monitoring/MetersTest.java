package dev.wsss.operator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.metrics.Meters;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests of the operator's meters against its page. */
class MetersTest {
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    @Test
    void everyMeterIsAskedForByTheTests() {
        assertThat(Shown.METERS.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Meters.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void thePageNamesEveryMeterWithItsLabelsAndNoOther() {
        Samples shown = Shown.byOperator();
        Map<String, Set<String>> families = new TreeMap<>();
        shown.ours().forEach(name -> {
            Set<String> labels = new TreeSet<>(shown.labels(name));
            labels.remove("le");
            families.put(PART.matcher(name).replaceFirst(""), labels);
        });
        assertThat(new TreeMap<>(Shown.rows("docs/operator.md"))).isEqualTo(families);
    }

    @Test
    void everyMeterSaysWhatItIs() {
        assertThat(Shown.operatorText().lines().filter(line -> line.startsWith("# HELP wsss_")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.split(" ", 4)).hasSize(4));
    }

    @Test
    void theFirstFailureOfAClassIsGrowth() {
        String series = "wsss_step_attempts_total{class=\"StoreDenied\",stage=\"train-cam\",}";
        assertThat(Shown.text(meters -> {})).contains(series + " 0.0");
        assertThat(Shown.text(meters -> meters.attemptEnded("train-cam", "StoreDenied")))
                .contains(series + " 1.0");
    }

    @Test
    void theScoreThatIsShownIsThatOfTheLatestRunInAnyOrderOfReconciliation() {
        assertThat(Shown.text(meters -> {
                    meters.miou("irn", "voc", "eval-cam", 0.4, Instant.EPOCH);
                    meters.miou("irn", "voc", "eval-cam", 0.5, Instant.EPOCH.plusSeconds(60));
                    meters.miou("irn", "voc", "eval-cam", 0.4, Instant.EPOCH);
                }))
                .contains("wsss_miou{dataset=\"voc\",kind=\"eval-cam\",method=\"irn\",} 0.5");
    }
}
