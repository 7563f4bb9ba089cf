package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.PictureSize;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.SizeCap;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A data set: which pictures there are, what they show, and what they are used for.
 *
 * @param options of the manifest
 * @param entries the pictures of both lists, by id
 * @param trainList ids to train on, in the list's order
 * @param scoreList ids to score, in the list's order; empty when nothing is scored
 * @param masks the mask's file of each id to score
 * @param remarks on pictures, lists and labels: what was understood, used and left out
 * @param maskRemarks the same on masks
 */
public record Catalogue(
        Dataset options,
        Map<String, Entry> entries,
        List<String> trainList,
        List<String> scoreList,
        Map<String, UserPath> masks,
        List<String> remarks,
        List<String> maskRemarks) {
    public Catalogue {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        trainList = List.copyOf(trainList);
        scoreList = List.copyOf(scoreList);
        masks = Map.copyOf(masks);
        remarks = List.copyOf(remarks);
        maskRemarks = List.copyOf(maskRemarks);
    }

    /** Returns the picture of an id that is on one of the lists. */
    public Entry entry(String id) {
        return Objects.requireNonNull(entries.get(id), () -> "no picture " + id + " on the lists");
    }

    /**
     * Reads the mask of a picture to score as its file keeps it.
     *
     * <p>A picture too damaged to have a size is skipped here: the stage that packs pictures reports or skips it.
     *
     * @param palettes counts the colours of the mask
     * @throws Failure of class INVALID_DATA when it is damaged or of another size than its picture
     */
    public LabelMap stored(String id, MaskPalettes palettes) throws IOException {
        UserPath file = Objects.requireNonNull(masks.get(id), () -> "no mask " + id + " on the scoring list");
        byte[] bytes = Files.readAllBytes(file.path());
        PictureSize size = Png.size(bytes, file.name());
        UserPath picture = entry(id).picture();
        Optional<PictureSize> expected = size(picture);
        if (expected.isPresent() && !expected.get().equals(size)) {
            throw Invalid.data(file + ": the mask is " + size + " pixels, but its picture "
                    + picture.path().getFileName() + " is " + expected.get()
                    + "; a mask has one value for each pixel of its picture");
        }
        return palettes.read(id, bytes, file.name(), new SizeCap(options.maximumPixels()))
                .labels();
    }

    private static Optional<PictureSize> size(UserPath picture) {
        try {
            return Optional.of(Pictures.size(Files.readAllBytes(picture.path()), picture.name()));
        } catch (IOException | Failure damaged) {
            return Optional.empty();
        }
    }
}
