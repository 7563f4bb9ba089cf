package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.stages.format.Catalogue;
import dev.wsss.stages.format.History;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.ScoreSheet;
import dev.wsss.stages.method.Architectures;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.method.Method;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.report.ConfusionCounts;
import dev.wsss.stages.report.Curve;
import dev.wsss.stages.report.RunReport;
import dev.wsss.stages.report.Score;
import dev.wsss.stages.report.SkippedPicture;
import dev.wsss.stages.report.Sweep;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** The construction of the page's model from a run's published results. */
final class ReportBuilder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final RunResults results;
    private final Clock clock;

    ReportBuilder(RunResults results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    RunReport report() throws IOException {
        RunSettings settings = results.settings();
        RunSpec spec = settings.spec();
        List<String> classes = new ArrayList<>(List.of("background"));
        classes.addAll(spec.dataset().classes());
        SequencedMap<Step, ScoreSheet> sheets = results.scores();
        ReportPictures pictures = new ReportPictures(results);
        return new RunReport(
                settings.name(),
                description(spec),
                TIME.format(clock.instant()),
                classes,
                sheets.entrySet().stream()
                        .map(each -> score(each.getKey(), each.getValue()))
                        .toList(),
                losses(),
                sheets.entrySet().stream()
                        .filter(each -> !each.getValue().sweep().isEmpty())
                        .map(each -> sweep(each.getKey(), each.getValue()))
                        .toList(),
                sheets.entrySet().stream()
                        .map(each -> confusion(each.getKey(), each.getValue()))
                        .toList(),
                pictures.objects(),
                pictures.gallery(spec.stages().report().montagePictures()),
                pictures.changes(spec.stages().report().montagePictures()),
                skipped(),
                warnings(pictures),
                remarks(),
                new RunProvenance(results).provenance(),
                UsageTable.of(results));
    }

    private static String description(RunSpec spec) {
        String data = spec.dataset().synthetic() != null
                ? "a synthetic data set of seed " + spec.dataset().synthetic().seed()
                : String.valueOf(spec.dataset().location());
        String weights =
                spec.initialWeights() == null ? "random initial weights" : "initial weights " + spec.initialWeights();
        String rounds =
                spec.contextDecoupling() == null ? "one round" : "two rounds, the second with context decoupling";
        Method method = Methods.of(spec.method());
        return String.format(
                Locale.ROOT,
                "%s on %s of width %s, %s, on %s, from %s.",
                method.title(),
                Architectures.of(spec.network().backbone(spec.method()))
                        .importer()
                        .title(),
                spec.network().width(),
                rounds,
                data,
                weights);
    }

    static String round(Step step) {
        return step.round() == Round.DECOUPLED ? "decoupled" : "plain";
    }

    private static String prediction(Step step) {
        return step.task() == Stage.EVAL_CAM ? "CAM" : "mask";
    }

    private String background(Step step) {
        return step.task() == Stage.EVAL_CAM ? "threshold" : masking().background();
    }

    private Masking masking() {
        return Methods.of(results.settings().spec().method()).masking();
    }

    private double value(Step step) {
        RunSpec spec = results.settings().spec();
        var decoupling = spec.contextDecoupling();
        var stages = step.round() == Round.DECOUPLED && decoupling != null ? decoupling.stages() : spec.stages();
        return step.task() == Stage.EVAL_CAM
                ? stages.evalCam().threshold()
                : masking().background(stages.makeSemSeg());
    }

    private Score score(Step step, ScoreSheet sheet) {
        ScoreSheet.Best best = sheet.best();
        return new Score(
                prediction(step),
                round(step),
                background(step),
                value(step),
                sheet.fixed().meanIou(),
                best == null ? Double.NaN : best.threshold(),
                best == null ? Double.NaN : best.score().meanIou(),
                sheet.fixed().iou());
    }

    private Sweep sweep(Step step, ScoreSheet sheet) {
        return new Sweep(
                prediction(step),
                round(step),
                background(step),
                sheet.sweep().stream()
                        .mapToDouble(ScoreSheet.Threshold::threshold)
                        .toArray(),
                sheet.sweep().stream()
                        .mapToDouble(ScoreSheet.Threshold::meanIou)
                        .toArray(),
                value(step));
    }

    private static ConfusionCounts confusion(Step step, ScoreSheet sheet) {
        long[][] counts = sheet.confusion().stream()
                .map(row -> row.stream().mapToLong(Long::longValue).toArray())
                .toArray(long[][]::new);
        return new ConfusionCounts(prediction(step) + ", " + round(step), counts);
    }

    private List<String> warnings(ReportPictures pictures) throws IOException {
        List<String> warnings = new ArrayList<>(pictures.warnings());
        for (Step step : results.all(Stage.TRAIN_CAM)) {
            long without = history(step).counts().getOrDefault(History.COPIES_WITHOUT_OBJECT, 0L);
            if (without > 0) {
                warnings.add(without + " copies in " + step.name()
                        + " stayed as they were, since no object of a class that they lack was mined");
            }
        }
        return warnings;
    }

    private List<String> remarks() {
        return results.published().keySet().stream()
                .flatMap(step -> results.attempts(step).stream()
                        .flatMap(attempt -> attempt.remarks().stream())
                        .map(remark -> step.name() + ": " + remark))
                .toList();
    }

    private History history(Step step) throws IOException {
        return Json.read(results.open(step).bytes(History.OBJECT), History.class, History.OBJECT);
    }

    private List<Curve> losses() throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (Step step : results.published().keySet()) {
            if (step.task() == Stage.TRAIN_CAM || step.task() == Stage.TRAIN_AFFINITY) {
                History history = history(step);
                curves.add(new Curve(
                        step.task().id(),
                        round(step),
                        IntStream.range(0, history.steps()).asDoubleStream().toArray(),
                        history.loss().stream().mapToDouble(Double::doubleValue).toArray()));
            }
        }
        return curves;
    }

    private List<SkippedPicture> skipped() throws IOException {
        Optional<Step> prepare = results.first(Stage.PREPARE);
        if (prepare.isEmpty()) {
            return List.of();
        }
        ArtifactReader dataset = results.open(prepare.get());
        return Json.read(dataset.bytes(Catalogue.OBJECT), Catalogue.class, Catalogue.OBJECT).skipped().stream()
                .map(each -> new SkippedPicture(each.id(), each.id(), each.reason()))
                .toList();
    }
}
