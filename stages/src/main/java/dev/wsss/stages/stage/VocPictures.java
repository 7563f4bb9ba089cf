package dev.wsss.stages.stage;

import dev.wsss.pipeline.manifest.Dataset;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.voc.Catalogue;
import dev.wsss.stages.voc.SourceOptions;
import dev.wsss.stages.voc.VocSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a folder.
 *
 * @param catalogue what was found there
 */
record VocPictures(Catalogue catalogue) implements PictureSource {
    static VocPictures open(Path folder, @Nullable Path labels, Dataset dataset) throws IOException {
        return new VocPictures(VocSource.open(
                folder, new SourceOptions(dataset.classes(), labels, dataset.trainList(), dataset.scoreList())));
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
    public byte[] file(String id) throws IOException {
        return Files.readAllBytes(catalogue.entry(id).picture());
    }

    @Override
    public String name(String id) {
        return catalogue.entry(id).picture().toString();
    }

    @Override
    public LabelMap mask(String id) throws IOException {
        return catalogue.mask(id);
    }
}
