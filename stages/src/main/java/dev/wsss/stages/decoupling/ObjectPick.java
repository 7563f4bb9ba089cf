package dev.wsss.stages.decoupling;

import dev.wsss.pipeline.parameters.Paste.ClassChoice;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * An object that is to be pasted into a picture.
 *
 * @param classValue a class that the picture does not show
 * @param number of the object in its class, from 0
 */
public record ObjectPick(int classValue, int number) {
    /**
     * Draws an object of a class that is absent; nothing when no absent class has one.
     *
     * @param objects how many objects each class value has
     * @param present the class values of the picture's labels
     */
    public static Optional<ObjectPick> draw(
            ClassChoice choice, RandomGenerator random, SortedMap<Integer, Integer> objects, Set<Integer> present) {
        SortedMap<Integer, Integer> absent = new TreeMap<>(objects);
        absent.keySet().removeAll(present);
        absent.values().removeIf(count -> count < 1);
        if (absent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (choice) {
                    case UNIFORM_ABSENT -> uniform(random, absent);
                    case FREQUENCY -> byObjects(random, absent);
                });
    }

    private static ObjectPick uniform(RandomGenerator random, SortedMap<Integer, Integer> absent) {
        int place = random.nextInt(absent.size());
        var chosen = absent.entrySet().stream().skip(place).findFirst().orElseThrow();
        return new ObjectPick(chosen.getKey(), random.nextInt(chosen.getValue()));
    }

    private static ObjectPick byObjects(RandomGenerator random, SortedMap<Integer, Integer> absent) {
        int left = random.nextInt(
                absent.values().stream().mapToInt(Integer::intValue).sum());
        for (var each : absent.entrySet()) {
            if (left < each.getValue()) {
                return new ObjectPick(each.getKey(), left);
            }
            left -= each.getValue();
        }
        throw new IllegalStateException("more drawn than there is");
    }
}
