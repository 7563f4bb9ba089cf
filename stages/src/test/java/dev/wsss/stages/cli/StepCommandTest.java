package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.artifact.ProgressRecord;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the files that one execution leaves, and of its refusals. */
class StepCommandTest {
    private final Path folder;
    private PlayedOperator operator;

    StepCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.operator = new PlayedOperator(folder, Manifests.TINY);
    }

    @Test
    void itLeavesAnArtifactAndItsStoryBelowAPrefixOfItsOwnAndPublishesNothing() throws Exception {
        Order order = operator.order(step("prepare"), 3, List.of());
        Answer answer = operator.executed(order, "pod-1", null).done();

        String prefix = order.output() + "pod-1/";
        DirectoryStore store = new DirectoryStore(operator.store());
        assertThat(operator.stored().keys(""))
                .allMatch(key -> key.startsWith(prefix))
                .contains(
                        prefix + "manifest.json",
                        prefix + "catalogue.json",
                        prefix + "block-00006.tar",
                        prefix + "block-00006.json")
                .doesNotContain(prefix + "preflight");
        assertThat(AttemptRecord.read(store, prefix)).hasValueSatisfying(record -> {
            assertThat(record.step()).isEqualTo("prepare");
            assertThat(record.key()).isEqualTo(order.key());
            assertThat(record.attempt()).isEqualTo(3);
            assertThat(record.resumedFrom()).isNull();
        });
        assertThat(ProgressRecord.read(store, prefix)).hasValueSatisfying(progress -> {
            assertThat(progress.unit()).isEqualTo("pictures");
            assertThat(progress.done()).isEqualTo(32).isEqualTo(progress.total());
        });
        assertThat(operator.store().resolve(prefix + "log.txt")).hasContent(answer.out());
        assertThat(answer.out()).contains("prepare: attempt 3 of run tiny", "prepare: 32/32 pictures");
        assertThat(operator.lastMessage("pod-1")).doesNotExist();
    }

    @Test
    void aStoreSeenFromAFolderOfADirectoryIsThatFolder() throws Exception {
        Path file = operator.written(operator.order(step("prepare"), 1, List.of()));
        String whole = "\"location\" : \"" + operator.store() + "\"";
        String within = "\"location\" : \"" + folder.resolve("volume") + "\", \"prefix\" : \"runs/team\"";
        Files.writeString(file, Files.readString(file).replace(whole, within));

        Answer.ofStep(operator.environment("pod-1", null), "--order", file).done();

        assertThat(new Stored(folder.resolve("volume/runs/team")).keys("run-uid/attempts/prepare/1/pod-1/"))
                .contains("run-uid/attempts/prepare/1/pod-1/manifest.json");
    }

    @Test
    void executionsThatOverlapNeverMeetAndGiveTheSameBytes() throws Exception {
        Order order = operator.order(step("prepare"), 1, List.of());
        operator.executed(order, "pod-1", null).done();
        operator.executed(order, "pod-2", null).done();

        Path first = operator.store().resolve(order.output() + "pod-1/manifest.json");
        Path second = operator.store().resolve(order.output() + "pod-2/manifest.json");
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void anInputThatLostAnObjectIsNamedBeforeTheWorkBegins() throws Exception {
        prepared();
        Path lost = operator.stored().result("prepare").resolve("block-00004.tar");
        Files.delete(lost);

        Order order = operator.order(step("train-cam"), 1, List.of());
        Answer answer = operator.executed(order, "pod-1", null);

        assertThat(answer.code()).as(answer.out()).isEqualTo(46);
        assertThat(operator.lastMessage("pod-1"))
                .content()
                .startsWith("StoreCorrupt: object '")
                .contains("block-00004.tar", "is gone");
        assertThat(operator.store().resolve(order.output() + "pod-1/log.txt"))
                .as("the log of a failed execution")
                .hasContent(answer.out())
                .content()
                .contains("StoreCorrupt: object '");
        assertThat(operator.stored().keys(order.output())).noneMatch(key -> key.endsWith("manifest.json"));
    }

    @Test
    void anOrderThatCannotBeReadIsNamed() throws Exception {
        Path nowhere = folder.resolve("nowhere.json");
        refused(Answer.ofStep(operator.environment("pod-1", null), "--order", nowhere), 47, "nowhere.json", "mounted");
        refused(Answer.ofStep(operator.environment("pod-1", null), "--order", folder), 47, "cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"attempt\" : 1            | \"attempt\" : 0                 | attempt: is 0",
                "\"attempt\" : 1            | \"attempt\" : 1, \"more\" : 1   | more",
                "\"contractVersion\" : 2    | \"contractVersion\" : 1         | is for version 1 of prepare, this program has version 2",
                "\"libtorch\" : \"2.7.1\"   | \"libtorch\" : \"9.9\"          | numeric: is for libtorch 9.9, this program has 2.7.1",
                "\"location\" : \"          | \"region\" : \"                 | store.bucket",
                "\"stage\" : \"prepare\"    | \"stage\" : \"fly\"             | fly",
                "{                          | [                              | order:",
            })
    void anOrderThatIsNoneOrOfAnotherVersionIsRefused(String from, String to, String words) throws Exception {
        Order order = operator.order(step("prepare"), 1, List.of());
        Path file = operator.written(order);
        String json = Files.readString(file);
        assertThat(json).contains(from);
        Files.writeString(file, json.replace(from, to));

        Answer answer = Answer.ofStep(operator.environment("pod-1", null), "--order", file);

        refused(answer, 47, words.replace("store.bucket", "bucket"));
    }

    @Test
    void anOrderForAGpuIsNotExecutedOnTheCpu() throws Exception {
        prepared();
        Path file = operator.written(operator.order(step("train-cam"), 1, List.of()));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"libtorch\" : \"2.7.1\"", "\"libtorch\" : \"2.7.1\", \"accelerator\" : \"gpu\""));

        Answer answer = Answer.ofStep(operator.environment("pod-1", null), "--order", file);

        refused(answer, 47, "no GPU can be used");
    }

    @ParameterizedTest
    @CsvSource({
        "WSSS_POD_UID, , WSSS_POD_UID is not set",
        "WSSS_POD_UID, a/b, WSSS_POD_UID is 'a/b'",
        "WSSS_POD_UID, .., WSSS_POD_UID is '..'",
        "JOB_COMPLETION_INDEX, first, JOB_COMPLETION_INDEX is 'first'",
    })
    void anEnvironmentThatIsNoPodsIsRefused(String variable, @Nullable String value, String words) throws Exception {
        Map<String, String> environment = new HashMap<>(operator.environment("pod-1", 0));
        environment.remove(variable);
        if (value != null) {
            environment.put(variable, value);
        }
        Path file = operator.written(operator.order(step("prepare"), 1, List.of()));

        refused(Answer.ofStep(environment, "--order", file), 47, "environment: " + words);
    }

    @Test
    void anIndexThatTheOrderDoesNotHaveIsRefused() throws Exception {
        prepared();
        Order whole = operator.order(step("train-cam"), 1, List.of());
        refused(operator.executed(whole, "pod-1", 1), 47, "blocks: none are given, so there is no index 1");
        Answer answer =
                Answer.ofStep(operator.environment("pod-1", 0), "--order", operator.written(whole), "--index", 2);
        refused(answer, 47, "there is no index 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "ftp://host/pictures"})
    void picturesThatCannotBeHadAreNamed(String location) throws Exception {
        String absolute =
                location.contains(":") ? location : folder.resolve(location).toString();
        Path manifest =
                Manifests.onFolder(folder, List.of("location: " + absolute, "trainList: train", "scoreList: none"));
        operator = new PlayedOperator(folder, manifest).withGiven();

        Answer answer = operator.executed(operator.order(step("prepare"), 1, List.of()), "pod-1", null);

        refused(answer, 47, "dataset.location: " + absolute);
    }

    @Test
    void picturesAndMasksMadeElsewhereAreFoundWhereTheUserKeepsThem() throws Exception {
        SmallFolder small = SmallFolder.write(folder);
        small.with(SmallFolder.SCORED, "given: {sem-seg: voc/SegmentationClass}");
        small.run("--only", "prepare").done();
        small.run("--only", "mine-objects").done();
        String embedded = digest(new Stored(small.store()), "mine-objects");

        operator = new PlayedOperator(folder.resolve("pods"), small.manifest()).withGiven();
        prepared();
        Step mining = step("mine-objects");
        Order order = operator.order(mining, 1, List.of());
        operator.executed(order, "pod-1", null).done();

        operator.publish(mining, List.of(order.output() + "pod-1/"));
        assertThat(digest(operator.stored(), "mine-objects")).isEqualTo(embedded);
    }

    @Test
    void aMaskMadeElsewhereIsHeldAgainstTheManifestsCapInAPodToo() throws Exception {
        SmallFolder small = SmallFolder.write(folder);
        small.with(
                List.of("location: voc", "trainList: train", "scoreList: val", "maximumPixels: 4096"),
                "given: {sem-seg: voc/SegmentationClass}");
        Files.write(small.mask("train_000000"), Png.grey(LabelMap.background(64, 65)));
        operator = new PlayedOperator(folder.resolve("pods"), small.manifest()).withGiven();
        prepared();

        Answer answer = operator.executed(operator.order(step("mine-objects"), 1, List.of()), "pod-1", null);

        refused(answer, 47, small.mask("train_000000") + ": is 64x65 pixels, more than the 4096 that are accepted");
    }

    private static String digest(Stored stored, String stage) throws IOException {
        return stored.digests().entrySet().stream()
                .filter(each -> each.getKey().startsWith("cache/" + stage + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private void prepared() throws IOException {
        Order order = operator.order(step("prepare"), 1, List.of());
        operator.executed(order, "preparing", null).done();
        operator.publish(step("prepare"), List.of(order.output() + "preparing/"));
    }

    private Step step(String name) {
        return operator.pipeline().step(name);
    }

    /** Asserts that it ends with this code, and that log and last message say why, without a stack trace. */
    private void refused(Answer answer, int code, String... words) {
        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(code);
        assertThat(answer.out()).contains(words).doesNotContain("\tat ");
        assertThat(operator.lastMessage("pod-1")).content().contains(words).startsWith("Invalid");
    }
}
