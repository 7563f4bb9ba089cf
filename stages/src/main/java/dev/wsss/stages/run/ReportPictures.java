package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.stages.decoupling.Cutout;
import dev.wsss.stages.format.Catalogue;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.format.Mining;
import dev.wsss.stages.format.ObjectFormat;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.method.ScaledMapsFormat;
import dev.wsss.stages.report.Gallery;
import dev.wsss.stages.report.MinedObjects;
import dev.wsss.stages.report.Montage;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.stage.DatasetView;
import dev.wsss.stages.stage.Inputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Pictures of the report: mined objects, and pictures beside truth, maps and masks of both rounds. */
final class ReportPictures {
    private static final int THUMBNAIL = 180;
    private static final int EXAMPLES = 4;

    private final RunResults results;
    private final List<String> warnings = new ArrayList<>();
    private final SequencedMap<String, Column> columns;

    ReportPictures(RunResults results) throws IOException {
        this.results = results;
        this.columns = columns();
    }

    /** Returns warnings; complete when the other parts have been made. */
    List<String> warnings() {
        return warnings;
    }

    @Nullable
    MinedObjects objects() throws IOException {
        Optional<Step> step = results.first(Stage.MINE_OBJECTS);
        if (step.isEmpty()) {
            return null;
        }
        ArtifactReader artifact = results.open(step.get());
        Mining mining = Json.read(artifact.bytes(Mining.OBJECT), Mining.class, Mining.OBJECT);
        ShardReader samples = Inputs.samples(artifact);
        List<String> names = results.settings().spec().dataset().classes();
        List<MinedObjects.MinedClass> classes = new ArrayList<>();
        SequencedMap<String, Integer> refused = new LinkedHashMap<>();
        for (int label = 0; label < names.size(); label++) {
            List<String> ids = mining.objects().getOrDefault(label + 1, List.of());
            Map<String, Integer> reasons = mining.refusals().getOrDefault(label + 1, Map.of());
            reasons.forEach((reason, count) -> refused.merge(reason, count, Integer::sum));
            List<RgbImage> examples = new ArrayList<>();
            for (String id : ids.subList(0, Math.min(EXAMPLES, ids.size()))) {
                Cutout cutout = ObjectFormat.cutout(samples.read(id));
                examples.add(Montage.thumbnail(Montage.cutout(cutout.picture(), cutout.mask()), 96));
            }
            if (ids.isEmpty()) {
                warnings.add("no object of class " + names.get(label) + " was mined; it is never pasted");
            }
            classes.add(new MinedObjects.MinedClass(names.get(label), ids.size(), reasons, examples));
        }
        Map<String, Integer> empty = mining.refusals().getOrDefault(0, Map.of());
        empty.forEach((reason, count) -> refused.merge(reason, count, Integer::sum));
        return new MinedObjects(classes, refused, samples.ids().size() + " objects");
    }

    /** Returns pictures of the scoring list, else of the training list, evenly chosen. */
    @Nullable
    Gallery gallery(int pictures) throws IOException {
        Optional<DatasetView> dataset = dataset();
        if (dataset.isEmpty() || pictures == 0) {
            return null;
        }
        Catalogue catalogue = dataset.get().catalogue();
        List<String> ids = catalogue.scoreList().isEmpty() ? catalogue.trainList() : catalogue.scoreList();
        int shown = Math.min(pictures, ids.size());
        SequencedMap<String, String> notes = new LinkedHashMap<>();
        for (int row = 0; row < shown; row++) {
            notes.put(ids.get((int) ((row + 0.5) * ids.size() / shown)), "");
        }
        return gallery(dataset.get(), notes);
    }

    /**
     * Returns pictures whose masks decoupling changed most, to the better and to the worse; absent without two rounds,
     * or without truth.
     */
    @Nullable
    Gallery changes(int pictures) throws IOException {
        Optional<DatasetView> dataset = dataset();
        if (dataset.isEmpty()) {
            return null;
        }
        SequencedMap<String, String> extremes =
                ChangedMasks.of(results, dataset.get().catalogue().scoreList()).extremes(pictures);
        return extremes.isEmpty() ? null : gallery(dataset.get(), extremes);
    }

    private Optional<DatasetView> dataset() throws IOException {
        Optional<Step> prepare = results.first(Stage.PREPARE);
        return prepare.isEmpty()
                ? Optional.empty()
                : Optional.of(DatasetView.open(new Inputs(Map.of(ArtifactKind.DATASET, results.open(prepare.get())))));
    }

    private Gallery gallery(DatasetView dataset, SequencedMap<String, String> notes) throws IOException {
        List<Gallery.Row> rows = new ArrayList<>();
        for (Map.Entry<String, String> note : notes.entrySet()) {
            String id = note.getKey();
            RgbImage picture = dataset.read(id);
            List<RgbImage> cells = new ArrayList<>(List.of(Montage.thumbnail(picture, THUMBNAIL)));
            for (Column column : columns.values()) {
                cells.add(Montage.thumbnail(column.cell(id, picture), THUMBNAIL));
            }
            String labels = String.join(
                    ", ",
                    dataset.labels(id).stream()
                            .map(dataset.catalogue().classes()::get)
                            .toList());
            rows.add(new Gallery.Row(id, note.getValue().isEmpty() ? labels : labels + ": " + note.getValue(), cells));
        }
        List<String> heads = new ArrayList<>(List.of("picture"));
        heads.addAll(columns.keySet());
        return new Gallery(heads, rows);
    }

    /** One column of the pictures. */
    @FunctionalInterface
    private interface Column {
        RgbImage cell(String id, RgbImage picture) throws IOException;
    }

    private SequencedMap<String, Column> columns() throws IOException {
        SequencedMap<String, Column> columns = new LinkedHashMap<>();
        ClassMapping mapping = Methods.of(results.settings().spec().method()).mapping();
        Optional<Step> truth = results.first(Stage.TRUTH);
        if (truth.isPresent()) {
            ShardReader samples = Inputs.samples(results.open(truth.get()));
            columns.put("truth", (id, picture) -> Montage.labelsOver(picture, LabelFormat.labels(id, samples)));
        }
        for (Step step : results.published().keySet()) {
            String round = ReportBuilder.round(step);
            if (step.task() == Stage.MAKE_CAM) {
                ShardReader samples = Inputs.samples(results.open(step));
                columns.put(
                        "CAM, " + round,
                        (id, picture) ->
                                Montage.heatOver(picture, mapping.merged(ScaledMapsFormat.maps(samples.read(id)))));
            }
            if (step.task() == Stage.MAKE_SEM_SEG) {
                ShardReader samples = Inputs.samples(results.open(step));
                lookForDegenerate(round, samples);
                columns.put(
                        "mask, " + round,
                        (id, picture) -> Montage.labelsOver(picture, LabelFormat.labels(id, samples)));
            }
        }
        return columns;
    }

    private void lookForDegenerate(String round, ShardReader samples) throws IOException {
        DegenerateMasks masks = new DegenerateMasks();
        for (String id : DegenerateMasks.chosen(samples.ids())) {
            masks.add(LabelFormat.labels(id, samples));
        }
        warnings.addAll(masks.warnings("masks of the " + round + " round"));
    }
}
