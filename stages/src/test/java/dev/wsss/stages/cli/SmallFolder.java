package dev.wsss.stages.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tiny run's pictures as files in the layout of VOC.
 *
 * @param folder the test's own; {@code voc} in it holds the files, {@code store} the artifacts
 */
record SmallFolder(Path folder) {
    /** Fields of a data set that is scored. */
    static final List<String> SCORED = List.of("location: voc", "trainList: train", "scoreList: val");

    /** Writes the files as {@code wsss synth} does, and a manifest for them. */
    static SmallFolder write(Path folder) throws IOException {
        SmallFolder small = new SmallFolder(folder);
        Answer.to("synth", small.data(), "--manifest", Manifests.TINY).done();
        return small.with(SCORED);
    }

    /** Replaces the manifest. */
    SmallFolder with(List<String> dataset, String... spec) throws IOException {
        Manifests.onFolder(folder, dataset, spec);
        return this;
    }

    Path data() {
        return folder.resolve("voc");
    }

    Path store() {
        return folder.resolve("store");
    }

    Path manifest() {
        return folder.resolve("run.yaml");
    }

    Path picture(String id) {
        return data().resolve("JPEGImages").resolve(id + ".jpg");
    }

    Path mask(String id) {
        return data().resolve("SegmentationClass").resolve(id + ".png");
    }

    Path list(String name) {
        return data().resolve("ImageSets/Segmentation").resolve(name + ".txt");
    }

    /** Writes a folder with the pictures of a list and nothing else. */
    Path plain(String name, String list) throws IOException {
        Path plain = Files.createDirectories(folder.resolve(name));
        for (String id : Files.readAllLines(list(list))) {
            Files.copy(picture(id), plain.resolve(id + ".jpg"));
        }
        return plain;
    }

    /** Truncates a file in its middle. */
    static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Changes one byte of a file. */
    static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    Answer run(Object... more) {
        return command("run", more);
    }

    Answer command(String name, Object... more) {
        return Answer.to(Stream.concat(Stream.of(name, manifest(), "--store", store()), Stream.of(more))
                .toArray());
    }
}
