package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.PictureSize;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.Png;
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
 * @param classes names without background; mask value = position + 1
 * @param entries the pictures of both lists, by id
 * @param trainList ids to train on, in the list's order
 * @param scoreList ids to score, in the list's order; empty when nothing is scored
 * @param masks the mask's file of each id to score
 * @param numbering what the values in these files mean
 */
public record Catalogue(
        List<String> classes,
        Map<String, Entry> entries,
        List<String> trainList,
        List<String> scoreList,
        Map<String, UserPath> masks,
        MaskNumbering numbering) {
    public Catalogue {
        classes = List.copyOf(classes);
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        trainList = List.copyOf(trainList);
        scoreList = List.copyOf(scoreList);
        masks = Map.copyOf(masks);
    }

    /** The picture of an id that is on one of the lists. */
    public Entry entry(String id) {
        return Objects.requireNonNull(entries.get(id), () -> "no picture " + id + " on the lists");
    }

    /**
     * Reads the true mask of a picture to score: 0 background, position of the class + 1, 255 to ignore.
     *
     * <p>A picture too damaged to tell its size is passed over here: whoever packs the pictures reports or skips it.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA when it is damaged, of another size than its
     *     picture, or holds a value that is no class
     */
    public LabelMap mask(String id) throws IOException {
        UserPath file = Objects.requireNonNull(masks.get(id), () -> "no mask " + id + " on the scoring list");
        LabelMap stored = Png.labels(Files.readAllBytes(file.path()), file.name());
        UserPath picture = entry(id).picture();
        PictureSize size = size(picture).orElse(new PictureSize(stored.width(), stored.height()));
        if (stored.width() != size.width() || stored.height() != size.height()) {
            throw Invalid.data(file + ": the mask is " + stored.width() + "x" + stored.height()
                    + " pixels, but its picture " + picture.path().getFileName() + " is " + size
                    + "; a mask has one value for each pixel of its picture");
        }
        return numbering.translate(stored, file.name());
    }

    private static Optional<PictureSize> size(UserPath picture) {
        try {
            return Optional.of(Pictures.size(Files.readAllBytes(picture.path()), picture.name()));
        } catch (IOException | Failure damaged) {
            return Optional.empty();
        }
    }
}
