package dev.wsss.stages.decoupling;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Which of the classes that a picture does not show is pasted into it. */
public enum ClassChoice {
    /** As released: every absent class that has an object is equally likely. */
    UNIFORM_ABSENT,
    /** In proportion to the objects it has: every object of the absent classes is equally likely. */
    FREQUENCY;

    /**
     * A class's object.
     *
     * @param classValue one that the picture does not show
     * @param number of the object in its class, from 0
     */
    public record Pick(int classValue, int number) {}

    /**
     * An object of a class that is absent; nothing when no absent class has one.
     *
     * @param objects how many objects each class value has
     * @param present the class values of the picture's labels
     */
    public Optional<Pick> pick(RandomGenerator random, SortedMap<Integer, Integer> objects, Set<Integer> present) {
        SortedMap<Integer, Integer> absent = new TreeMap<>(objects);
        absent.keySet().removeAll(present);
        absent.values().removeIf(count -> count < 1);
        if (absent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (this) {
                    case UNIFORM_ABSENT -> uniform(random, absent);
                    case FREQUENCY -> byObjects(random, absent);
                });
    }

    private static Pick uniform(RandomGenerator random, SortedMap<Integer, Integer> absent) {
        int place = random.nextInt(absent.size());
        var chosen = absent.entrySet().stream().skip(place).findFirst().orElseThrow();
        return new Pick(chosen.getKey(), random.nextInt(chosen.getValue()));
    }

    private static Pick byObjects(RandomGenerator random, SortedMap<Integer, Integer> absent) {
        int left = random.nextInt(
                absent.values().stream().mapToInt(Integer::intValue).sum());
        for (var each : absent.entrySet()) {
            if (left < each.getValue()) {
                return new Pick(each.getKey(), left);
            }
            left -= each.getValue();
        }
        throw new IllegalStateException("more drawn than there is");
    }
}
