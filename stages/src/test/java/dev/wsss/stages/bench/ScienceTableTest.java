package dev.wsss.stages.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScienceTableTest {
    private static List<ArmResult> results() {
        List<ArmResult> results = new ArrayList<>();
        for (int seed = 0; seed < 2; seed++) {
            for (Arm arm : Arm.values()) {
                double score = .02 * seed
                        + switch (arm) {
                            case PLAIN -> 0;
                            case DECOUPLED -> .1;
                            case PLAIN_AS_LONG -> .2;
                        };
                SequencedMap<String, Double> scores = new LinkedHashMap<>();
                scores.put("CAM", score + .2);
                scores.put("mask", score);
                results.add(new ArmResult(arm, seed, scores, new TreeMap<>(Map.of("cat", score + .3))));
            }
        }
        return results;
    }

    @Test
    void everyArmShowsMeanAndSpreadOverTheSeeds() {
        assertThat(ScienceTable.of(results()))
                .startsWith("| mIoU | CAM | mask |", "|---|---|---|")
                .contains("| decoupled | 0.310 ± 0.014 | 0.110 ± 0.014 |");
    }

    @Test
    void classesHaveATableOfTheirOwn() {
        assertThat(ScienceTable.of(results()))
                .contains("| IoU of masks | cat |", "| plain, as many steps | 0.510 ± 0.014 |");
    }

    @Test
    void differencesAreTakenSeedBySeed() {
        assertThat(ScienceTable.of(results()))
                .anyMatch(line -> line.startsWith("| decoupled − plain | +0.100 ± 0.000 |"))
                .anyMatch(line -> line.startsWith("| decoupled − plain, as many steps | -0.100 ± 0.000 |"));
    }

    @Test
    void oneSeedIsShownWithoutASpread() {
        List<ArmResult> ofOneSeed =
                results().stream().filter(result -> result.seed() == 0).toList();
        assertThat(ScienceTable.of(ofOneSeed))
                .contains("| decoupled | 0.300 | 0.100 |")
                .noneMatch(line -> line.contains("±"));
    }

    @Test
    void theSpreadOfOneSeedIsZero() {
        assertThat(Spread.of(.5)).isEqualTo(new Spread(.5, 0));
    }
}
