package dev.wsss.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.ArtifactManifest;
import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.outcome.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the plan of a run, with reasons. */
class PlanTest {
    private static final Pipeline PIPELINE = Runs.pipeline("one-round");
    private static final Selection ALL = Selection.all(PIPELINE);

    private final World world = new World();

    @Test
    void inAnEmptyStoreTheFirstStepsRunAndTheOthersDependOnThem() {
        assertThat(plan(ALL).text()).isEqualTo("""
                        prepare: run (nothing was published under this key)
                        truth: run (nothing was published under this key)
                        train-cam: depends on prepare
                        make-cam: depends on prepare, train-cam
                        eval-cam: depends on make-cam, truth
                        affinity-labels: depends on prepare, make-cam
                        train-affinity: depends on prepare, affinity-labels
                        make-sem-seg: depends on prepare, make-cam, train-affinity
                        eval-sem-seg: depends on make-sem-seg, truth
                        report: depends on prepare, truth, train-cam, make-cam, eval-cam, affinity-labels, train-affinity, make-sem-seg, eval-sem-seg
                        """);
    }

    @Test
    void afterARunEverythingButTheReportIsCached() {
        world.publish(ALL, 0);
        assertThat(plan(ALL).lines())
                .filteredOn(line -> !(line.decision() instanceof Plan.Decision.Cached))
                .extracting(Plan.Line::text)
                .containsExactly("report: run (always rebuilt)");
    }

    @Test
    void aMissIsExplainedByWhatChangedSinceTheLastTime() {
        world.publish(ALL, 0);
        Plan plan = Plan.of(ALL, 1, Runs.NUMERIC, world);
        assertThat(texts(plan))
                .contains(
                        "train-cam: run (seed is now 1, was 0)",
                        "make-cam: depends on train-cam",
                        "affinity-labels: depends on make-cam");
        assertThat(plan.lines().getFirst().text()).startsWith("prepare: cached (");
    }

    @Test
    void aMissOfTheSameKeySaysWhatIsWrongWithThePublication() {
        world.publish(ALL, 0);
        world.broken = "make-cam";
        assertThat(texts(plan(ALL))).contains("make-cam: run (ignoring the published result: object 'x' is gone)");
    }

    @Test
    void fromAStepOnTheConeRunsAgainThoughItsResultsAreThere() {
        world.publish(ALL, 0);
        assertThat(texts(plan(Selection.from(PIPELINE, "make-sem-seg", "1"))))
                .contains("make-sem-seg: run (a re-run was requested)", "eval-sem-seg: depends on make-sem-seg")
                .filteredOn(line -> line.contains("cached"))
                .hasSize(7);
    }

    @Test
    void onlyAStepRunsOnWhatIsPublished() {
        Selection only = Selection.only(PIPELINE, "train-cam");
        assertThat(plan(only).text()).isEqualTo("""
                        prepare: missing (nothing was published under this key); run without --only, or run this step first
                        train-cam: depends on prepare
                        """);
        assertThat(plan(only).isPossible()).isFalse();
        world.publish(new Selection(PIPELINE, ALL.mayRun()), 0);
        world.published.remove(Runs.key(PIPELINE.step("train-cam")).hex());
        assertThat(plan(only).isPossible()).isTrue();
    }

    @Test
    void anUnknownStepIsAFailureThatSuggestsTheRightOne() {
        assertThatThrownBy(() -> Selection.only(PIPELINE, "train_cam"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("did you mean 'train-cam'?");
        assertThatThrownBy(() -> Selection.from(PIPELINE, "decoupled-train-cam", "1"))
                .hasMessageContaining("no step 'decoupled-train-cam'");
    }

    private Plan plan(Selection selection) {
        return Plan.of(selection, 0, Runs.NUMERIC, world);
    }

    private static List<String> texts(Plan plan) {
        return plan.lines().stream().map(Plan.Line::text).toList();
    }

    /** A store in memory in which every artifact holds its own name. */
    private static final class World implements Plan.PlanInputs {
        private final Map<String, Published> published = new HashMap<>();
        private final Map<String, StepKey> last = new HashMap<>();
        private String broken = "";

        void publish(Selection selection, long seed) {
            Map<Artifact, ArtifactDigest> known = new HashMap<>();
            selection.pipeline().given().forEach(each -> known.put(each, Runs.digest(each.name())));
            for (Step step : selection.pipeline().steps()) {
                StepKey key = StepKey.of(step, known, seed, Runs.NUMERIC);
                var manifest = new ArtifactManifest(step.writes().name(), 1, List.of());
                var location = new ArtifactLocation(manifest.digest(), "a/manifest.json", List.of("a/"));
                known.put(step.writes(), manifest.digest());
                published.put(key.hex(), new Published(location, manifest));
                last.put(step.name(), key);
            }
        }

        @Override
        public Optional<ArtifactDigest> given(Artifact artifact) {
            return Optional.of(Runs.digest(artifact.name()));
        }

        @Override
        public Lookup find(Step step, StepKey key) {
            if (step.name().equals(broken)) {
                return new Lookup.Miss("ignoring the published result: object 'x' is gone");
            }
            Published found = published.get(key.hex());
            return found == null ? new Lookup.Miss("nothing was published under this key") : new Lookup.Hit(found);
        }

        @Override
        public Optional<StepKey> lastKey(Step step) {
            return Optional.ofNullable(last.get(step.name()));
        }
    }
}
