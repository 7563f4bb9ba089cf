package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of {@code <id>.png} masks made elsewhere, as the artifact that our walk would have written, without scores. */
public final class ForeignMasks {
    private static final int BLOCK = 256;
    private static final String ENDING = ".png";

    private ForeignMasks() {}

    /** Packs every PNG of the folder; the file's name is the image id. */
    public static void bring(UserPath folder, ArtifactWriter writer) throws IOException {
        List<String> ids;
        try (Stream<Path> files = Files.list(folder.path())) {
            ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
        if (ids.isEmpty()) {
            throw new Failure(FailureClass.INVALID_DATA, "given.sem-seg: no " + ENDING + " files in " + folder);
        }
        try (ShardWriter shards = new ShardWriter(new ArtifactSink(writer), Blocks.of(ids, BLOCK))) {
            for (String id : ids) {
                UserPath file = folder.resolve(id + ENDING);
                shards.add(LabelFormat.sample(id, Png.labels(Files.readAllBytes(file.path()), file.name())));
            }
            shards.finish();
        }
    }
}
