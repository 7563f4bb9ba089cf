package dev.wsss.stages.random;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The source of every random draw of a stage: a generator for each purpose, derived from the manifest's seed.
 *
 * <p>Two generators are equal when seed, stage and purpose are equal, whatever was drawn before and by which thread.
 *
 * @param seed the manifest's seed
 * @param stage the stage's name; the same in both rounds, so that the rounds are a paired comparison
 */
public record Randomness(long seed, String stage) {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** Returns a generator for one purpose, for example {@code stream("crop", epoch, imageId)}. */
    public RandomGenerator stream(Object... purpose) {
        StringBuilder name = new StringBuilder().append(seed).append('/').append(stage);
        for (Object part : purpose) {
            name.append('/').append(part);
        }
        return GENERATORS.create(sha256(name.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
