package dev.wsss.operator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.monitoring.PromQl.Matcher;
import dev.wsss.operator.monitoring.PromQl.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void everyMetricIsFoundWithItsFunctionAndItsLabels() {
        PromQl query = PromQl.of("""
                histogram_quantile(0.5, sum by (le, stage) (rate(a_bucket{job=~"$job", x!="1"}[5m])))
                  > 0.1 * scalar(sum(b)) or on (pod) (c unless absent(d == 1)) / ignoring (x) group_left (y) e
                """);
        assertThat(query.selectors())
                .containsExactly(
                        new Selector(
                                "a_bucket",
                                List.of(new Matcher("job", "=~", "$job"), new Matcher("x", "!=", "1")),
                                "rate",
                                true),
                        new Selector("b", List.of(), "sum", false),
                        new Selector("c", List.of(), "", false),
                        new Selector("d", List.of(), "absent", false),
                        new Selector("e", List.of(), "", false));
        assertThat(query.groupings()).containsExactly("le", "pod", "stage", "x", "y");
    }
}
