package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import java.io.IOException;
import java.util.List;

/** Source of pictures, labels and masks before they are packed. */
interface PictureSource {
    /** Ids that are trained on. */
    List<String> trainList();

    /** Ids that are scored; empty when there are no masks. */
    List<String> scoreList();

    /** Class indices of a picture. */
    List<Integer> labels(String id);

    /** The picture's file as it is. */
    byte[] file(String id) throws IOException;

    /** Returns how a person finds the picture, for messages. */
    String name(String id);

    /** Sentences on how pictures, lists and labels were understood. */
    List<String> remarks();

    /** The true masks of the scoring list; they may be looked at all together first. */
    TrueMasks masks(OrderedParallelMap work) throws IOException;

    /**
     * The true masks of the scoring list.
     *
     * @param mask of a picture, in our values
     * @param remarks on how the masks were understood
     */
    record TrueMasks(OrderedParallelMap.Task<LabelMap> mask, List<String> remarks) {}

    /** The source that the manifest names. */
    static PictureSource of(StageContext context) throws IOException {
        Dataset dataset = context.parameters().dataset();
        if (dataset == null) {
            throw new IllegalArgumentException("the step has no data set to read");
        }
        Synthetic synthetic = dataset.synthetic();
        if (synthetic != null) {
            return new SyntheticPictures(synthetic, dataset);
        }
        UserPath folder = context.sources().dataset();
        if (folder == null) {
            throw new IllegalArgumentException("the step was not told where the pictures lie");
        }
        return VocPictures.open(folder, context.sources().labels(), dataset);
    }
}
