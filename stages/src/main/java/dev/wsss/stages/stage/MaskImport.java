package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.graph.StepParameters;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.image.StoredMask;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardWriter;
import dev.wsss.stages.voc.MaskPalettes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An import of a folder of {@code <id>.png} masks made elsewhere, as the artifact that our walk would have written, without
 * scores.
 *
 * @param values meaning of the values in masks
 * @param cap largest mask that is decoded
 */
public record MaskImport(Dataset.MaskValues values, SizeCap cap) {
    private static final int BLOCK = 256;
    private static final String ENDING = ".png";

    /** Returns the import of the masks that a manifest describes. */
    public static MaskImport of(Dataset dataset) {
        return new MaskImport(dataset.maskValues(), new SizeCap(dataset.maximumPixels()));
    }

    /** Returns the import of the masks that a step reads. */
    public static MaskImport of(StepParameters step) {
        Long maximumPixels = step.maximumPixels();
        return new MaskImport(
                Objects.requireNonNullElse(step.maskValues(), Dataset.MaskValues.AUTO),
                maximumPixels == null ? SizeCap.NONE : new SizeCap(maximumPixels));
    }

    /**
     * Packs every PNG of the folder; the file's name is the image id.
     *
     * <p>Values stay as they are: what they mean is decided where the pictures' labels are known. Their palettes are gone then, so
     * colours are read, or held against the values, here.
     *
     * @throws Failure of class INVALID_DATA, naming the file, for a mask that is damaged or too large
     */
    public void write(UserPath folder, ArtifactWriter writer) throws IOException {
        SortedMap<String, UserPath> masks = masks(folder);
        if (masks.isEmpty()) {
            throw new Failure(FailureClass.INVALID_DATA, "given.sem-seg: no " + ENDING + " files in " + folder);
        }
        MaskPalettes palettes = new MaskPalettes(values);
        List<String> ids = List.copyOf(masks.keySet());
        try (ShardWriter shards = new ShardWriter(new ArtifactSink(writer), Blocks.of(ids, BLOCK))) {
            for (String id : ids) {
                UserPath file = Objects.requireNonNull(masks.get(id));
                StoredMask mask = palettes.read(id, Files.readAllBytes(file.path()), file.name(), cap);
                shards.add(LabelFormat.sample(id, mask.labels()));
            }
            palettes.check();
            shards.finish();
        }
    }

    private static SortedMap<String, UserPath> masks(UserPath folder) throws IOException {
        SortedMap<String, UserPath> masks = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.path())) {
            files.forEach(file -> {
                String name = String.valueOf(file.getFileName());
                // macOS puts such files beside each file of its own.
                if (name.toLowerCase(Locale.ROOT).endsWith(ENDING) && !name.startsWith("._")) {
                    masks.put(name.substring(0, name.length() - ENDING.length()), folder.found(file));
                }
            });
        }
        return masks;
    }
}
