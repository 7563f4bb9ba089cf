package dev.wsss.operator.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final String RUN = "3f0b8e6a-1111-4222-8333-123456789abc";
    private static final String ATTEMPT = RUN + "/attempts/make-cam/1/";
    private static final String POD = ATTEMPT + "9a0b8e6a-1111-4222-8333-123456789abc/";
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final SweepPolicy TERMS =
            new SweepPolicy(Duration.ofHours(6), Duration.ofDays(30), Duration.ofHours(24));
    private static final SweepMarks UNMARKED = SweepMarks.of(Map.of());
    private static final Claim UNRELATED = new Claim("77777777-1111-4222-8333-123456789abc", true, List.of());

    @Test
    void whatNothingRefersToIsMarkedFirstAndRemovedADayLater() {
        Inventory old = inventory(ATTEMPT, days(3));

        Sweep first = Sweep.of(old, List.of(UNRELATED), UNMARKED, TERMS, NOW);
        assertThat(first.unused()).isEmpty();
        assertThat(first.marks().since()).containsKey(ATTEMPT);

        Sweep tooSoon = Sweep.of(old, List.of(UNRELATED), first.marks(), TERMS, NOW.plus(Duration.ofHours(23)));
        assertThat(tooSoon.unused()).isEmpty();
        assertThat(tooSoon.marks()).isEqualTo(first.marks());

        Sweep then = Sweep.of(old, List.of(UNRELATED), tooSoon.marks(), TERMS, NOW.plus(Duration.ofHours(24)));
        assertThat(then.unused()).extracting(ObjectGroup::prefix).containsExactly(ATTEMPT);
        assertThat(then.marks().since()).isEmpty();
    }

    @Test
    void whatARunRefersToStaysAndLosesItsMark() {
        Claim holder = new Claim(UNRELATED.uid(), false, List.of(POD, POD + "manifest.json"));

        Sweep sweep = Sweep.of(inventory(ATTEMPT, days(3)), List.of(holder), marked(ATTEMPT), TERMS, NOW);

        assertThat(sweep.unused()).isEmpty();
        assertThat(sweep.marks().since()).isEmpty();
    }

    @Test
    void everythingOfARunThatMayStillGoOnStays() {
        String checkpoints = RUN + "/checkpoints/train-cam/abc/";

        Sweep sweep = Sweep.of(
                inventory(checkpoints, days(90)),
                List.of(new Claim(RUN, true, List.of())),
                marked(checkpoints),
                TERMS,
                NOW);

        assertThat(sweep.unused()).isEmpty();
    }

    @Test
    void anObjectWrittenWithinTheGraceStaysForAnyWriter() {
        Sweep sweep =
                Sweep.of(inventory(ATTEMPT, Duration.ofHours(23)), List.of(UNRELATED), marked(ATTEMPT), TERMS, NOW);

        assertThat(sweep.unused()).isEmpty();
        assertThat(sweep.marks().since()).isEmpty();
    }

    @Test
    void aYoungPointerHoldsItsArtifactAfterTheRunIsGone() {
        Inventory inventory = new Inventory(
                List.of(new Pointer("cache/make-cam/abc.json", NOW.minus(days(29)), List.of(POD))),
                List.of(group(ATTEMPT, days(29))));

        Sweep sweep = Sweep.of(inventory, List.of(), marked(ATTEMPT), TERMS, NOW);

        assertThat(sweep.expired()).isEmpty();
        assertThat(sweep.unused()).isEmpty();
    }

    @Test
    void anOldPointerGoesADayBeforeItsArtifact() {
        Inventory inventory = new Inventory(
                List.of(new Pointer("cache/make-cam/abc.json", NOW.minus(days(30)), List.of(POD))),
                List.of(group(ATTEMPT, days(30))));

        Sweep sweep = Sweep.of(inventory, List.of(), UNMARKED, TERMS, NOW);

        assertThat(sweep.expired()).containsExactly("cache/make-cam/abc.json");
        assertThat(sweep.unused()).isEmpty();
        assertThat(sweep.marks().since()).containsKey(ATTEMPT);
    }

    @Test
    void onlyWhatTheOperatorAndItsPodsWroteBelongsToAGroup() {
        assertThat(ObjectGroup.prefixOf(POD + "00000.tar")).contains(ATTEMPT);
        assertThat(ObjectGroup.prefixOf(RUN + "/keys/make-cam.json")).contains(RUN + "/keys/");
        assertThat(ObjectGroup.prefixOf("attempts/make-cam/abc/1/00000.tar")).isEmpty();
        assertThat(ObjectGroup.prefixOf("runs/cats/masks/2007_000032.png")).isEmpty();
        assertThat(ObjectGroup.prefixOf("my-own-data/attempts/make-cam/1/x")).isEmpty();
        assertThat(ObjectGroup.prefixOf(RUN + "/notes.txt")).isEmpty();
    }

    private static SweepMarks marked(String prefix) {
        return SweepMarks.of(Map.of(prefix, NOW.minus(days(2))));
    }

    private static Inventory inventory(String prefix, Duration age) {
        return new Inventory(List.of(), List.of(group(prefix, age)));
    }

    private static ObjectGroup group(String prefix, Duration age) {
        return new ObjectGroup(prefix, NOW.minus(age), 10);
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }
}
