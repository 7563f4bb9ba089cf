package dev.wsss.stages.script;

import java.util.random.RandomGenerator;

/**
 * A place where a training program drops whole channels; the caller draws which.
 *
 * @param input name of the input, N × channels × 1 × 1, that takes the factors of a batch
 * @param layer its name in the network
 * @param branch the pass through shared parameters it belongs to; empty for the first
 * @param channels factors for one picture
 * @param probability of a channel to be dropped, above 0 and below 1
 */
public record Dropout(String input, String layer, String branch, int channels, double probability) {
    public Dropout {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("dropout " + probability + " of " + layer + ": above 0 and below 1");
        }
    }

    /** Returns factors for one picture: 0 for a dropped channel, 1/(1 − probability) for the others. */
    public float[] factors(RandomGenerator random) {
        float kept = (float) (1 / (1 - probability));
        float[] factors = new float[channels];
        for (int i = 0; i < channels; i++) {
            factors[i] = random.nextDouble() < probability ? 0 : kept;
        }
        return factors;
    }
}
