package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Value;

/**
 * A value of a backbone that heads may read.
 *
 * @param name as the original program calls it
 * @param value N × channels × ⌈H/stride⌉ × ⌈W/stride⌉
 * @param stride pixels of the picture for one of the map, along each axis
 */
public record Tap(String name, Value value, int stride) {
    /** Returns the channels of the map. */
    public int channels() {
        return value.channels();
    }

    Tap with(Value other) {
        return new Tap(name, other, stride);
    }
}
