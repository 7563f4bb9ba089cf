package dev.wsss.stages.fuzz;

import dev.wsss.stages.random.Randomness;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Seeded mutations of files of one kind: a seed gives the same file on every machine.
 *
 * @param kind of the files; each has draws of its own
 * @param originals files that are read
 * @param mended corrects checksums; half of the mutations go through it
 */
record Mutations(String kind, List<byte[]> originals, UnaryOperator<byte[]> mended) {
    private static final List<Change> CHANGES = List.of(Change.values());
    private static final int MOST_CHANGES = 3;
    private static final int LARGEST = 1 << 17;

    Mutations {
        originals = List.copyOf(originals);
    }

    /** Returns mutations of files without checksums. */
    static Mutations of(String kind, List<byte[]> originals) {
        return new Mutations(kind, originals, UnaryOperator.identity());
    }

    /** Returns the file of a seed. */
    byte[] file(int seed) {
        RandomGenerator random = new Randomness(seed, "fuzz").stream(kind);
        byte[] file = original(random);
        int changes = random.nextInt(1, MOST_CHANGES + 1);
        for (int i = 0; i < changes; i++) {
            byte[] changed = CHANGES.get(random.nextInt(CHANGES.size())).of(file, original(random), random);
            file = changed.length > LARGEST ? file : changed;
        }
        return random.nextBoolean() ? mended.apply(file) : file;
    }

    private byte[] original(RandomGenerator random) {
        return originals.get(random.nextInt(originals.size()));
    }
}
