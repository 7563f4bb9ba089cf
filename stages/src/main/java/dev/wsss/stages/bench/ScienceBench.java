package dev.wsss.stages.bench;

import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.stages.run.RunResults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An experiment on what decoupling gains: three arms of one manifest, over several seeds.
 *
 * <p>Published results are not computed again, so that a bench that was interrupted continues, and the arms of one seed
 * share their data and their first round.
 */
public final class ScienceBench {
    private final Arms arms;
    private final Runner runner;
    private final Consumer<String> say;
    private final List<ArmResult> done = new ArrayList<>();

    /** An executor of one run. */
    @FunctionalInterface
    public interface Runner {
        RunResults run(RunManifest manifest) throws IOException, InterruptedException;
    }

    /**
     * Creates an experiment.
     *
     * @param base the manifest of both rounds
     * @param runner executes one run
     * @param say called with each result
     */
    public ScienceBench(RunManifest base, Runner runner, Consumer<String> say) {
        this.arms = new Arms(base);
        this.runner = runner;
        this.say = say;
    }

    /** Returns every arm with every seed. */
    public List<ArmResult> run(List<Long> seeds) throws IOException, InterruptedException {
        for (long seed : seeds) {
            arm(Arm.PLAIN, seed, arms.plain(seed), seeds.size());
            RunResults both = arm(Arm.DECOUPLED, seed, arms.decoupled(seed), seeds.size());
            int epochs = CamSteps.of(both).plainEpochs();
            arm(Arm.PLAIN_AS_LONG, seed, arms.plainAsLong(seed, epochs), seeds.size());
        }
        return done;
    }

    private RunResults arm(Arm arm, long seed, RunManifest manifest, int seeds)
            throws IOException, InterruptedException {
        say.accept(String.format(
                Locale.ROOT,
                "seed %d, %s (%d of %d)",
                seed,
                arm.title(),
                done.size() + 1,
                seeds * Arm.values().length));
        RunResults results = runner.run(manifest);
        RunQuality quality = new RunQuality(results);
        ArmResult result = new ArmResult(arm, seed, quality.scores(), quality.classes());
        say.accept(result.scores().entrySet().stream()
                .map(score -> String.format(Locale.ROOT, "%s %.3f", score.getKey(), score.getValue()))
                .collect(Collectors.joining("; ", "  ", "")));
        done.add(result);
        return results;
    }
}
