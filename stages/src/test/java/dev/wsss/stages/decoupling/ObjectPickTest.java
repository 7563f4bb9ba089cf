package dev.wsss.stages.decoupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.pipeline.parameters.Paste.ClassChoice;
import dev.wsss.stages.random.Randomness;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectPickTest {
    private static final SortedMap<Integer, Integer> OBJECTS = new TreeMap<>(Map.of(1, 30, 2, 0, 4, 10, 7, 5));

    private final RandomGenerator random = new Randomness(1, "test").stream("choice");

    private double share(ClassChoice choice, int classValue) {
        int drawn = 0;
        for (int i = 0; i < 20_000; i++) {
            ObjectPick pick =
                    ObjectPick.draw(choice, random, OBJECTS, Set.of(7)).orElseThrow();
            assertThat(pick.number()).isBetween(0, OBJECTS.getOrDefault(pick.classValue(), 0) - 1);
            drawn += pick.classValue() == classValue ? 1 : 0;
        }
        return drawn / 20_000.;
    }

    @Test
    void everyAbsentClassThatHasAnObjectIsEquallyLikely() {
        assertThat(share(ClassChoice.UNIFORM_ABSENT, 1)).isCloseTo(.5, within(.02));
        assertThat(share(ClassChoice.UNIFORM_ABSENT, 4)).isCloseTo(.5, within(.02));
    }

    @Test
    void byFrequencyEveryObjectIsEquallyLikely() {
        assertThat(share(ClassChoice.FREQUENCY, 1)).isCloseTo(.75, within(.02));
        assertThat(share(ClassChoice.FREQUENCY, 4)).isCloseTo(.25, within(.02));
    }

    @ParameterizedTest
    @EnumSource
    void whereNoAbsentClassHasAnObjectThereIsNone(ClassChoice choice) {
        assertThat(ObjectPick.draw(choice, random, OBJECTS, Set.of(1, 4, 7))).isEmpty();
        assertThat(ObjectPick.draw(choice, random, new TreeMap<>(), Set.of())).isEmpty();
    }
}
