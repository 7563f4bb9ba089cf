package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a run whose artifacts lie in a bucket: they equal those of a run in a directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketIT {
    @TempDir
    static Path folder = Path.of("");

    private @Nullable Minio minio;
    private Map<String, String> expected = Map.of();

    @BeforeAll
    void aRunInADirectory() throws Exception {
        minio = Minio.start(folder);
        try (Program run = Program.start("run", Manifests.TINY, "--store", folder.resolve("directory"))) {
            run.done();
        }
        expected = new Stored(folder.resolve("directory")).digests();
        assertThat(expected).hasSize(17 + 32);
    }

    @AfterAll
    void end() {
        if (minio != null) {
            minio.close();
        }
    }

    private Minio minio() {
        return Objects.requireNonNull(minio, "the tests have not begun");
    }

    @Test
    void aRunInABucketThatIsKilledContinuesAndGivesTheSameBytes() throws Exception {
        String place = "s3://" + Minio.BUCKET + "/team/runs";
        try (Program run = Program.in(minio().environment(), "run", Manifests.TINY, "--store", place)) {
            assertThat(run.says("artifacts in " + place)).as(run.output()).isTrue();
            assertThat(run.says("train-affinity: started")).as(run.output()).isTrue();
            run.signal("KILL");
            run.end();
        }
        try (Program run = Program.in(minio().environment(), "run", Manifests.TINY, "--store", place)) {
            run.done();
            assertThat(run.steps("cached")).contains("prepare", "train-cam", "affinity-labels");
        }
        assertThat(Stored.digests(store(place))).isEqualTo(expected);
    }

    private Store store(String place) throws IOException {
        return new StoreAccess(S3Environment.of(minio().environment()), S3Timing.patient())
                .open(EffectiveSpec.of(RunManifest.read(Manifests.TINY))
                        .spec()
                        .store()
                        .replacedBy(place));
    }

    @Test
    void everyStepInAPodOfItsOwnGivesTheSameBytesInABucket() throws Exception {
        PlayedOperator operator =
                PlayedOperator.onBucket(folder.resolve("pods"), Manifests.TINY, minio(), "runs/namespace");
        for (Step step : operator.pipeline().steps()) {
            operator.executed(step);
        }
        Map<String, String> digests = Stored.digests(operator.kept());
        digests.keySet().removeIf(key -> key.startsWith("cache/report/"));
        assertThat(digests).isEqualTo(expected);
    }

    @Test
    void keysThatTheServerRejectsAreReportedBeforeAnythingRuns() throws Exception {
        Map<String, String> wrong = Map.of(
                "AWS_ENDPOINT_URL",
                minio().endpoint(),
                "AWS_ACCESS_KEY_ID",
                "minioadmin",
                "AWS_SECRET_ACCESS_KEY",
                "guess");
        try (Program run = Program.in(wrong, "run", Manifests.TINY, "--store", "s3://" + Minio.BUCKET)) {
            assertThat(run.end()).as(run.output()).isEqualTo(46);
            assertThat(run.output()).contains("AWS_SECRET_ACCESS_KEY").doesNotContain("\tat ", "started");
        }
    }
}
