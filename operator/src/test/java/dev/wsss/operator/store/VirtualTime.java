package dev.wsss.operator.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that a test moves, with the work that is due by it. */
final class VirtualTime extends Clock implements Timer {
    private final List<Due> due = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private record Due(Instant at, Runnable work) {}

    /** Moves the clock, and starts due work on this thread. */
    void pass(Duration span) {
        now = now.plus(span);
        List<Due> ripe = due.stream()
                .filter(each -> !each.at().isAfter(now))
                .sorted(Comparator.comparing(Due::at))
                .toList();
        due.removeAll(ripe);
        ripe.forEach(each -> each.work().run());
    }

    int scheduled() {
        return due.size();
    }

    @Override
    public Scheduled after(Duration pause, Runnable work) {
        Due later = new Due(now.plus(pause), work);
        due.add(later);
        return () -> due.remove(later);
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
