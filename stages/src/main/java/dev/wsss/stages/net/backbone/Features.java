package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.List;

/**
 * The maps of a backbone that heads may read.
 *
 * @param taps front to back, at least one; strides never fall
 * @param last the final features, which classifiers read: the last tap, or what follows it at its stride
 */
public record Features(List<Tap> taps, Tap last) {
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

    /** Creates features whose last tap holds the final ones. */
    public Features(List<Tap> taps) {
        this(taps, taps.getLast());
    }

    /** Returns the smallest stride of a tap. */
    public int finestStride() {
        return taps.getFirst().stride();
    }

    /** Returns the taps of the stride of the final features. */
    public List<Tap> atFinalStride() {
        return taps.stream().filter(tap -> tap.stride() == last.stride()).toList();
    }

    /** Returns the same without the final features. */
    public List<Tap> beforeFinal() {
        return atFinalStride().stream().filter(tap -> !tap.equals(last)).toList();
    }

    Features detached(Script script) {
        List<Tap> detached =
                taps.stream().map(tap -> tap.with(script.detach(tap.value()))).toList();
        int same = taps.indexOf(last);
        return new Features(detached, same < 0 ? last.with(script.detach(last.value())) : detached.get(same));
    }

    /** Returns the value of the tap of a name. */
    public Value value(String name) {
        return taps.stream()
                .filter(tap -> tap.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tap " + name + " among "
                        + taps.stream().map(Tap::name).toList()))
                .value();
    }
}
