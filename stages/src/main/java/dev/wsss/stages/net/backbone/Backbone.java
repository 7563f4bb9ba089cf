package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Parameter;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A network from a picture to maps of features; heads depend on its taps only. */
public interface Backbone {
    /**
     * Declares the backbone in a script; in a script for training with its dropout.
     *
     * @param picture N × 3 × H × W, normalised
     * @param frozen where gradients stop; a part that {@link #parts} does not list is refused
     */
    Features declare(Script script, Value picture, Frozen frozen);

    /** Names of the parts that can be frozen, front to back; each includes those before it. */
    List<String> parts();

    /** Returns the multiplier of the published channel counts. */
    double width();

    /** Returns the taps as they are declared, in a script of its own. */
    default Features features() {
        Script script = new Script();
        return declare(script, script.input("picture", 3), Frozen.NOTHING);
    }

    /**
     * Returns its parameters and running statistics under the names of its state dict, in the order of the original.
     */
    default List<Parameter> parameters() {
        Script script = new Script();
        Features features = declare(script, script.input("picture", 3), Frozen.NOTHING);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("features", features.last().value());
        return script.network(outputs).parameters();
    }

    /** Returns a published channel count at this width, at least 1. */
    default int channels(int published) {
        return Math.max(1, (int) Math.round(width() * published));
    }

    /** Refuses a frozen part that is not one of the backbone. */
    default void check(Frozen frozen) {
        if (frozen.extent() == Frozen.Extent.FRONT && !parts().contains(frozen.lastPart())) {
            throw new IllegalArgumentException(
                    "no part " + frozen.lastPart() + " can be frozen; there are " + String.join(", ", parts()));
        }
    }

    /** Refuses a multiplier outside 1/16 to 4. */
    static double checkedWidth(double width) {
        if (!(width >= 1 / 16.0 && width <= 4)) {
            throw new IllegalArgumentException("width " + width + ": a multiplier from 1/16 to 4");
        }
        return width;
    }
}
