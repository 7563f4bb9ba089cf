package dev.wsss.stages.bench;

import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.stages.run.RunResults;
import dev.wsss.stages.synth.SyntheticList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Does decoupling help? Three arms of one manifest, over several seeds of data and training.
 *
 * <p>What is published is not done again, so that a bench that was interrupted continues, and the arms of one seed share
 * their data and their first round.
 *
 * @param base the manifest of both rounds on a synthetic set
 * @param runner executes one run
 * @param say called with each result
 */
public record ScienceBench(RunManifest base, Runner runner, Consumer<String> say) {
    /** Carries out one run. */
    @FunctionalInterface
    public interface Runner {
        RunResults run(RunManifest manifest) throws IOException, InterruptedException;
    }

    /** Every arm with every seed. */
    public List<ArmResult> run(List<Long> seeds) throws IOException, InterruptedException {
        List<ArmResult> done = new ArrayList<>();
        for (long seed : seeds) {
            for (Arm arm : Arm.values()) {
                say.accept(String.format(
                        Locale.ROOT,
                        "seed %d, %s (%d of %d)",
                        seed,
                        arm.title(),
                        done.size() + 1,
                        seeds.size() * Arm.values().length));
                RunQuality quality = new RunQuality(runner.run(arm.manifest(base, seed)));
                ArmResult result =
                        new ArmResult(arm, seed, quality.of(SyntheticList.VAL), quality.of(SyntheticList.TRAIN));
                say.accept(line(result));
                done.add(result);
            }
        }
        return done;
    }

    private static String line(ArmResult result) {
        return "  scoring list: " + text(result.scoring()) + "; training list: " + text(result.training());
    }

    private static String text(Quality quality) {
        return String.format(
                Locale.ROOT,
                "CAM %.3f best, %.3f fixed, mask %.3f",
                quality.camBest(),
                quality.camFixed(),
                quality.mask());
    }
}
