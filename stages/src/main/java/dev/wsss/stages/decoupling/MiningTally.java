package dev.wsss.stages.decoupling;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A count of mined objects and refused masks, by class; class 0 stands for masks without foreground. */
public final class MiningTally {
    private final SortedMap<Integer, Integer> objects = new TreeMap<>();
    private final SortedMap<Integer, Map<RefusalReason, Integer>> refusals = new TreeMap<>();
    private final Map<RefusalReason, Integer> masks = new EnumMap<>(RefusalReason.class);

    /** Counts one picture; a mask of several classes is counted with each of them. */
    public void add(Mined mined) {
        switch (mined) {
            case Cutout cutout -> objects.merge(cutout.classValue(), 1, Integer::sum);
            case Refusal refusal -> add(refusal);
        }
    }

    private void add(Refusal refusal) {
        masks.merge(refusal.reason(), 1, Integer::sum);
        for (int value : refusal.classValues()) {
            count(value, refusal.reason());
        }
        if (refusal.classValues().isEmpty()) {
            count(0, refusal.reason());
        }
    }

    private void count(int value, RefusalReason reason) {
        refusals.computeIfAbsent(value, each -> new EnumMap<>(RefusalReason.class))
                .merge(reason, 1, Integer::sum);
    }

    /** Returns objects by class value; a class without one is not in it. */
    public SortedMap<Integer, Integer> objects() {
        return Collections.unmodifiableSortedMap(objects);
    }

    /** Returns the refused masks in which a class occurs, by reason; 0 for masks without foreground. */
    public Map<RefusalReason, Integer> refusals(int classValue) {
        return Collections.unmodifiableMap(refusals.getOrDefault(classValue, Map.of()));
    }

    /** Returns the refused masks by reason, each mask once. */
    public Map<RefusalReason, Integer> refusals() {
        return Collections.unmodifiableMap(masks);
    }

    /** Counts and advice in one sentence, for example when there is no object at all. */
    public String sentence() {
        int found = objects.values().stream().mapToInt(Integer::intValue).sum();
        StringJoiner refused = new StringJoiner(", ");
        masks.forEach(
                (reason, count) -> refused.add(count + " " + reason.description() + " (" + reason.whatToWiden() + ")"));
        return found + " objects in " + objects.size() + " classes"
                + (masks.isEmpty() ? "" : "; rejected masks: " + refused);
    }
}
