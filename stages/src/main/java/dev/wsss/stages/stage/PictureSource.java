package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import java.io.IOException;
import java.util.List;

/** Source of pictures, labels and masks before they are packed. */
interface PictureSource {
    /** Returns the ids of the training list. */
    List<String> trainList();

    /** Returns the ids of the scoring list; empty when there are no masks. */
    List<String> scoreList();

    /** Returns class indices of a picture. */
    List<Integer> labels(String id);

    /** Returns the picture's file as it is. */
    byte[] file(String id) throws IOException;

    /** Returns how a person finds the picture, for messages. */
    String name(String id);

    /** Returns sentences on how pictures, lists and labels were understood. */
    List<String> remarks();

    /** Returns the true masks of the scoring list; they may be surveyed all together first. */
    TrueMasks masks(OrderedParallelMap work) throws IOException;

    /**
     * The true masks of the scoring list.
     *
     * @param mask of a picture, in our values
     * @param remarks on how the masks were understood
     */
    record TrueMasks(OrderedParallelMap.Task<LabelMap> mask, List<String> remarks) {}

    /** Returns the source that the manifest names. */
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
            throw new IllegalArgumentException("the order has no location of the pictures");
        }
        return VocPictures.open(folder, context.sources().labels(), dataset);
    }
}
