package dev.wsss.stages.synth;

import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A writer of a synthetic data set as the files of a VOC devkit.
 *
 * @param set the pictures
 * @param classNames in the order of the classes, as many as the set has
 */
public record SyntheticFolder(SyntheticSet set, List<String> classNames) {
    /** Destination of files: a folder, an archive, a store. */
    @FunctionalInterface
    public interface Sink {
        /** Writes a whole file; the path has forward slashes and no leading one. */
        void write(String path, byte[] content) throws IOException;
    }

    public SyntheticFolder {
        classNames = List.copyOf(classNames);
        if (classNames.size() != set.classes()) {
            throw new IllegalArgumentException(
                    "classNames: " + classNames.size() + " names for " + set.classes() + " classes");
        }
    }

    /** Returns a sink that writes below a folder. */
    public static Sink below(Path folder) {
        return (path, content) -> {
            Path file = folder.resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, content);
        };
    }

    /**
     * Writes pictures (JPEG, quality 95), masks (palette PNG), annotations (boxes), lists and {@code classes.txt}.
     *
     * @param counts how many pictures of each list
     */
    public void write(Map<SyntheticList, Integer> counts, Sink sink) throws IOException {
        SortedMap<SyntheticList, Integer> lists = new TreeMap<>(counts);
        for (var list : lists.entrySet()) {
            for (int index = 0; index < list.getValue(); index++) {
                write(set.picture(list.getKey(), index), sink);
            }
            sink.write(
                    "ImageSets/Segmentation/" + list.getKey().listName() + ".txt",
                    lines(IntStream.range(0, list.getValue())
                            .mapToObj(list.getKey()::id)
                            .toList()));
        }
        sink.write("classes.txt", lines(classNames));
    }

    private void write(SyntheticPicture picture, Sink sink) throws IOException {
        sink.write("JPEGImages/" + picture.id() + ".jpg", JpegEncoder.encode(picture.picture()));
        sink.write("SegmentationClass/" + picture.id() + ".png", Png.indexed(picture.mask(), Palette.voc()));
        sink.write(
                "Annotations/" + picture.id() + ".xml",
                Annotation.of(picture, classNames).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] lines(List<String> lines) {
        return lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
