package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.List;

/**
 * The maps of a backbone that heads may read.
 *
 * @param taps front to back, at least one; strides never fall; the last tap holds the final features
 */
public record Features(List<Tap> taps) {
    public Features {
        taps = List.copyOf(taps);
        if (taps.isEmpty()) {
            throw new IllegalArgumentException("a backbone without taps");
        }
        for (int i = 1; i < taps.size(); i++) {
            if (taps.get(i).stride() < taps.get(i - 1).stride()) {
                throw new IllegalArgumentException("the strides of the taps fall: " + taps);
            }
        }
    }

    /** The final features, which classifiers read. */
    public Tap last() {
        return taps.getLast();
    }

    /** The smallest stride of a tap. */
    public int finestStride() {
        return taps.getFirst().stride();
    }

    /** The final features and the taps of the same stride before them. */
    public List<Tap> atFinalStride() {
        return taps.stream().filter(tap -> tap.stride() == last().stride()).toList();
    }

    Features detached(Script script) {
        return new Features(
                taps.stream().map(tap -> tap.with(script.detach(tap.value()))).toList());
    }

    /** The value of the tap of a name. */
    public Value value(String name) {
        return taps.stream()
                .filter(tap -> tap.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tap " + name + " among "
                        + taps.stream().map(Tap::name).toList()))
                .value();
    }
}
