package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The run's final masks as plain files, {@code runs/<name>/masks/<id>.png}, for people and for segmentation training.
 *
 * @param results of the run
 * @param cancellation checked between two files
 */
record MaskFolder(RunResults results, CancellationToken cancellation) {
    /** Returns the key prefix of the files. */
    String prefix() {
        return "runs/" + results.settings().name() + "/masks/";
    }

    /** Writes the files, unless those of the same artifact are there already; returns how many there are. */
    int write(Step masks) throws IOException {
        Store store = results.settings().store();
        ShardReader samples = Inputs.samples(results.open(masks));
        String digest = results.output(masks).digest().hex();
        String mark = "runs/" + results.settings().name() + "/masks.digest";
        if (!digest.equals(text(store, mark))) {
            store.delete(mark);
            clear(store);
            samples.forEach(sample -> {
                cancellation.check();
                store.put(prefix() + sample.id() + ".png", sample.part(LabelFormat.LABELS));
            });
            store.put(mark, digest.getBytes(StandardCharsets.UTF_8));
        }
        return samples.ids().size();
    }

    private void clear(Store store) {
        List<String> old;
        try (Stream<StoredObject> objects = store.list(prefix())) {
            old = objects.map(StoredObject::key).toList();
        }
        old.forEach(store::delete);
    }

    private static String text(Store store, String key) throws IOException {
        if (store.size(key).isEmpty()) {
            return "";
        }
        try (InputStream in = store.open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
