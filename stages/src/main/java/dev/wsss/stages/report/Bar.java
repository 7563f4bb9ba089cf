package dev.wsss.stages.report;

import java.util.Locale;

/** A bar in a table cell: how a number compares with the largest of its column. */
final class Bar {
    private Bar() {}

    static Markup of(double value, double largest) {
        double share = largest > 0 ? Math.clamp(value / largest, 0, 1) : 0;
        return Element.of("span", "bar")
                .with("style", String.format(Locale.ROOT, "width:%.1f%%", 100 * share))
                .text("");
    }
}
