package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;

/**
 * The part of a backbone that keeps the weights it was given.
 *
 * @param extent of it
 * @param lastPart the name, in the backbone's list, of the last part that is frozen; empty unless a front is
 */
public record Frozen(Extent extent, String lastPart) {
    /** Extent of the frozen part. */
    public enum Extent {
        NOTHING,
        /** A number of parts from the front. */
        FRONT,
        EVERYTHING
    }

    /** All of it is trained: the choice for random initial weights. */
    public static final Frozen NOTHING = new Frozen(Extent.NOTHING, "");

    /** Only heads are trained, as published for IRNet. */
    public static final Frozen EVERYTHING = new Frozen(Extent.EVERYTHING, "");

    public Frozen {
        if ((extent == Extent.FRONT) == lastPart.isEmpty()) {
            throw new IllegalArgumentException("frozen " + extent + " with the last part '" + lastPart + "'");
        }
    }

    /** Returns all parts from the front to this one stay, for instance {@code layer2} of a ResNet-50. */
    public static Frozen upTo(String part) {
        return new Frozen(Extent.FRONT, part);
    }

    /** Returns the output of a part, behind a stop of the gradients where it is the last frozen one. */
    Value after(String part, Script script, Value value) {
        return extent == Extent.FRONT && lastPart.equals(part) ? script.detach(value) : value;
    }

    /** Returns the taps of a backbone, behind a stop of the gradients where all of it is frozen. */
    Features of(Script script, Features features) {
        return extent == Extent.EVERYTHING ? features.detached(script) : features;
    }
}
