package dev.wsss.stages.decoupling;

import java.util.List;

/**
 * A mask from which no object is taken.
 *
 * @param reason why
 * @param classValues the classes in the mask, ascending; none when it is empty
 * @param share the foreground's share of the picture, 0..1
 */
public record Refusal(RefusalReason reason, List<Integer> classValues, double share) implements Mined {
    public Refusal {
        classValues = List.copyOf(classValues);
    }
}
