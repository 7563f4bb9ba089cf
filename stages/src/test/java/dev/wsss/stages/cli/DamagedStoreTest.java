package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a store that lost or changed something, or is full: no damaged object ever counts as a result. */
class DamagedStoreTest {
    @TempDir
    Path folder = Path.of("");

    private SmallFolder small = new SmallFolder(folder);
    private Map<String, String> whole = Map.of();

    @BeforeEach
    void masksFromElsewhereAndPicturesPrepared() throws IOException {
        small = SmallFolder.write(folder);
        small.with(SmallFolder.SCORED, "given: {sem-seg: voc/SegmentationClass}");
        small.run("--only", "mine-objects").refused(47, "prepare");
        small.run("--only", "prepare").done();
        whole = new Stored(small.store()).digests();
    }

    @Test
    void aTruncatedObjectIsComputedAgainAndThePlanSaysWhy() throws IOException {
        SmallFolder.truncate(dataset().resolve("block-00001.tar"));
        assertThat(small.command("plan").done().out())
                .contains("prepare: run (ignoring the published result", "block-00001.tar", "its manifest says");
        small.run("--only", "prepare").done();
        assertThat(new Stored(small.store()).digests()).isEqualTo(whole);
        assertThat(new Stored(small.store()).keys("attempts/prepare")).allMatch(key -> key.contains("/2/"));
    }

    @Test
    void aRunFromAStepIsNotNotedInAStoreThatCannotBeUsed() throws IOException {
        Path trial = small.store().resolve("preflight");
        Files.deleteIfExists(trial);
        Files.writeString(trial, "in the way of every trial");
        assertThat(small.run("--from", "prepare").code()).isNotZero();
        assertThat(new Stored(small.store()).keys("runs")).noneMatch(key -> key.endsWith("rerun.json"));
    }

    @Test
    void aLostManifestIsWrittenAgain() throws IOException {
        Files.delete(dataset().resolve("manifest.json"));
        small.run("--only", "prepare").done();
        assertThat(new Stored(small.store()).digests()).isEqualTo(whole);
    }

    @Test
    void aChangedByteIsFoundBeforeItIsUsedAndTheObjectIsNamed() throws IOException {
        Path object = dataset().resolve("block-00001.tar");
        SmallFolder.damage(object);
        small.run("--only", "mine-objects")
                .refused(
                        46,
                        "StoreCorrupt",
                        "block-00001.tar",
                        "other bytes than its manifest says",
                        "delete it and run again");
        Files.delete(object);
        small.run("--only", "prepare").done();
        small.run("--only", "mine-objects").done();
    }

    @Test
    void aSpoiltPointerIsNoResult() throws IOException {
        Path pointer = small.store()
                .resolve(new Stored(small.store()).keys("cache/prepare").getFirst());
        Files.writeString(pointer, "{");
        small.run("--only", "prepare").done();
        assertThat(new Stored(small.store()).digests()).isEqualTo(whole);
    }

    @Test
    void aFullDiskIsNamedNothingIsLostAndTheSameCommandContinues() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(mounted(disk)).as("this test may mount a small disk").isTrue();
        try {
            Object[] run = {"run", small.manifest(), "--store", disk.resolve("store"), "--only", "prepare"};
            Path ballast = Files.write(disk.resolve("ballast"), new byte[900 << 10]);
            Answer.to(run).refused(45, "StoreUnavailable", "disk is full", disk.toString(), "Free some space");
            assertThat(new Stored(disk.resolve("store")).keys("cache/")).isEmpty();
            Files.delete(ballast);
            Answer.to(run).done();
            assertThat(whole).containsAllEntriesOf(new Stored(disk.resolve("store")).digests());
        } finally {
            command("umount", disk.toString());
        }
    }

    private static boolean mounted(Path disk) throws IOException, InterruptedException {
        return command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(words))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private Path dataset() throws IOException {
        return new Stored(small.store()).result("prepare");
    }
}
