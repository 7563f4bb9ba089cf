package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.voc.Catalogue;
import dev.wsss.stages.voc.MaskPalettes;
import dev.wsss.stages.voc.MaskSurvey;
import dev.wsss.stages.voc.VocSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a folder.
 *
 * @param catalogue what was found there
 */
record VocPictures(Catalogue catalogue) implements PictureSource {
    static VocPictures open(UserPath folder, @Nullable UserPath labels, Dataset dataset) {
        return new VocPictures(readable(folder, () -> VocSource.open(folder, labels, dataset)));
    }

    /** A read that the user's disk may refuse. */
    private interface Reading<T> {
        T result() throws IOException;
    }

    private static <T> T readable(UserPath path, Reading<T> reading) {
        try {
            return reading.result();
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    path + ": cannot be read (" + unreadable.getMessage()
                            + "); check its owner and mode, or take it out of the lists",
                    unreadable);
        }
    }

    @Override
    public List<String> trainList() {
        return catalogue.trainList();
    }

    @Override
    public List<String> scoreList() {
        return catalogue.scoreList();
    }

    @Override
    public List<Integer> labels(String id) {
        return catalogue.entry(id).labels();
    }

    @Override
    public byte[] file(String id) {
        UserPath picture = catalogue.entry(id).picture();
        return readable(picture, () -> Files.readAllBytes(picture.path()));
    }

    @Override
    public String name(String id) {
        return catalogue.entry(id).picture().name();
    }

    @Override
    public List<String> remarks() {
        return catalogue.remarks();
    }

    @Override
    public TrueMasks masks(OrderedParallelMap work) throws IOException {
        Dataset options = catalogue.options();
        MaskPalettes palettes = new MaskPalettes(options.maskValues());
        MaskSurvey survey = new MaskSurvey(options.classes(), options.maskValues());
        work.each(
                "masks to check",
                catalogue.scoreList(),
                id -> stored(id, palettes),
                (id, mask) -> survey.add(id, mask, labels(id)));
        palettes.check();
        MaskSurvey.Decision decision = survey.decide();
        List<String> remarks = new ArrayList<>(survey.remarks(decision));
        remarks.addAll(catalogue.maskRemarks());
        return new TrueMasks(id -> decision.numbering().translate(stored(id, palettes), mask(id).name()), remarks);
    }

    private UserPath mask(String id) {
        return Objects.requireNonNull(catalogue.masks().get(id), () -> "no mask of " + id);
    }

    private LabelMap stored(String id, MaskPalettes palettes) {
        return readable(mask(id), () -> catalogue.stored(id, palettes));
    }
}
