package dev.wsss.stages.run;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pictures of a folder, and where what is predicted of each is written.
 *
 * @param pictures picture → beginning of the names of its files: its name without suffix, or with it where several pictures share
 *     the name
 * @param out folder of the files
 */
record PredictionFolder(SequencedMap<Path, String> pictures, Path out) {
    /**
     * The prediction for a picture.
     *
     * @param planes a class map for each class that is taken to be there
     * @param classes of the planes, in their order
     * @param mask the best class of each pixel
     */
    record Predicted(Planes planes, List<PlaneClass> classes, LabelMap mask) {}

    /**
     * The class that a plane belongs to, as it is written beside the maps.
     *
     * @param index from 0; the mask's value is one more
     * @param name of the class
     * @param probability that it is in the picture
     */
    record PlaneClass(int index, String name, double probability) {}

    static PredictionFolder of(Path folder, Path out) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw refusal(folder + " is no folder; name a folder of pictures");
        }
        if (folder.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())) {
            throw refusal("--out: " + out + " holds the pictures, which masks of the same name would replace; name"
                    + " another folder");
        }
        List<Path> pictures;
        try (Stream<Path> files = Files.list(folder)) {
            pictures = files.filter(PredictionFolder::isPicture).sorted().toList();
        }
        if (pictures.isEmpty()) {
            throw refusal(folder + ": has no pictures (.jpg, .jpeg, .png); name a folder that has");
        }
        // Some file systems take names that differ in case for the same.
        Map<String, Long> counts = pictures.stream()
                .collect(Collectors.groupingBy(
                        picture -> stem(picture).toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
        SequencedMap<Path, String> names = new LinkedHashMap<>();
        for (Path picture : pictures) {
            String stem = stem(picture);
            boolean alone = Long.valueOf(1).equals(counts.get(stem.toLowerCase(Locale.ROOT)));
            names.put(picture, alone ? stem : String.valueOf(picture.getFileName()));
        }
        return new PredictionFolder(names, out);
    }

    void write(Path picture, Predicted predicted) throws IOException {
        Files.createDirectories(out);
        String name = pictures.get(picture);
        Planes planes = predicted.planes();
        int[] shape = {planes.channels(), planes.height(), planes.width()};
        Files.write(
                out.resolve(name + ".npy"),
                NpyArray.of(new FloatArray(shape, planes.values())).encode());
        Files.write(
                out.resolve(name + ".json"),
                Json.bytes(Map.of("picture", String.valueOf(picture.getFileName()), "planes", predicted.classes())));
        Files.write(out.resolve(name + ".png"), Png.indexed(predicted.mask(), Palette.voc()));
    }

    private static String stem(Path picture) {
        String name = String.valueOf(picture.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith("._") && (lower.endsWith(".jpg") || lower.endsWith(".jpeg") || lower.endsWith(".png"));
    }

    private static Failure refusal(String why) {
        return new Failure(FailureClass.INVALID_DATA, why);
    }
}
