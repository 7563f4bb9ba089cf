package dev.wsss.stages.method;

import dev.wsss.stages.net.backbone.Backbone;
import dev.wsss.stages.script.Statistics;

/**
 * The numbers that the shapes of a method's parameters depend on.
 *
 * @param architecture of the backbone
 * @param width multiplier of the backbone's channels
 * @param classes without the background
 */
public record Shape(Architecture architecture, double width, int classes) {
    /** Returns the backbone as it is trained. */
    public Backbone backbone(Statistics statistics, double dropoutFactor) {
        return architecture.maker().of(width, statistics, dropoutFactor);
    }

    /** Returns the backbone as it is used, or trained with fixed statistics. */
    public Backbone backbone() {
        return backbone(Statistics.RUNNING, 1);
    }

    /** Returns pixels of a picture along a side of a cell of class maps. */
    public int stride() {
        return architecture.stride();
    }
}
