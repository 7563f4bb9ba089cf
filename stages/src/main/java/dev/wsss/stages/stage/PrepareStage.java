package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.Prepare;
import dev.wsss.stages.format.Catalogue;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;

/** The packing of the pictures of both lists as they are, after each was decoded once. */
final class PrepareStage implements StageRunner {
    /** A checked picture: the bytes to pack, or the reason why not. */
    private sealed interface Looked {
        record Good(Catalogue.Picture picture, byte[] file, boolean isPrint) implements Looked {}

        record Bad(Catalogue.Skipped skipped, Failure failure) implements Looked {}
    }

    @Override
    public void run(StageContext context) throws IOException {
        Dataset dataset = Objects.requireNonNull(context.parameters().dataset());
        PictureSource source = PictureSource.of(context);
        SequencedSet<String> union = new LinkedHashSet<>(source.trainList());
        union.addAll(source.scoreList());
        List<String> ids = List.copyOf(union);
        SizeCap cap = new SizeCap(dataset.maximumPixels());
        List<Catalogue.Picture> pictures = new ArrayList<>();
        List<Catalogue.Skipped> skipped = new ArrayList<>();
        List<String> print = new ArrayList<>();
        List<Block> blocks = Blocks.of(ids, context.own(Prepare.class).blockSize());
        try (ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work().each("pictures", ids, id -> look(source, id, cap), (id, looked) -> {
                switch (looked) {
                    case Looked.Good good -> {
                        pictures.add(good.picture());
                        if (good.isPrint()) {
                            print.add(id);
                        }
                        shards.add(Sample.of(id, DatasetView.PICTURE, good.file()));
                    }
                    case Looked.Bad bad -> {
                        skipped.add(bad.skipped());
                        if (skipped.size() > dataset.skipBadImages()) {
                            throw tooMany(bad.failure(), dataset.skipBadImages());
                        }
                        context.progress().say("left out: " + bad.skipped().reason());
                    }
                }
            });
            shards.finish();
        }
        Catalogue catalogue = catalogue(dataset, source, pictures, skipped);
        source.remarks().forEach(context.remarks()::add);
        if (!print.isEmpty()) {
            context.remarks()
                    .add("pictures stored for print (CMYK) and converted to RGB without their colour profiles, as"
                            + " Pillow does: " + print.size() + ", the first is " + print.getFirst());
        }
        context.remarks().add(counts(catalogue));
        context.output().write(Catalogue.OBJECT, Json.bytes(catalogue));
    }

    private static Failure tooMany(Failure last, int tolerated) {
        String advice = tolerated == 0
                ? "; or leave out up to N such pictures with --skip-bad-images N (dataset.skipBadImages)"
                : "; " + tolerated + " unreadable pictures before it were left out, which is all that"
                        + " --skip-bad-images (dataset.skipBadImages) tolerates";
        return new Failure(last.failureClass(), last.getMessage() + advice, last);
    }

    private static Looked look(PictureSource source, String id, SizeCap cap) throws IOException {
        try {
            byte[] file = source.file(id);
            RgbImage decoded = Pictures.decode(file, source.name(id), cap);
            return new Looked.Good(
                    new Catalogue.Picture(id, decoded.width(), decoded.height(), source.labels(id)),
                    file,
                    Pictures.isPrint(file, source.name(id)));
        } catch (Failure failure) {
            if (failure.failureClass() != FailureClass.INVALID_DATA) {
                throw failure;
            }
            String reason = Objects.requireNonNullElse(failure.getMessage(), "unreadable");
            return new Looked.Bad(new Catalogue.Skipped(id, reason), failure);
        }
    }

    /** Returns the number of training pictures of each class: a class that is never shown is misspelled, or in vain. */
    private static String counts(Catalogue catalogue) {
        Map<String, Catalogue.Picture> byId = catalogue.byId();
        int[] counts = new int[catalogue.classes().size()];
        catalogue.trainList().stream()
                .flatMap(id -> Objects.requireNonNull(byId.get(id)).labels().stream())
                .forEach(label -> counts[label]++);
        return catalogue.trainList().size() + " pictures to train on and "
                + catalogue.scoreList().size() + " to score; " + ClassCounts.of(catalogue.classes(), counts);
    }

    private static Catalogue catalogue(
            Dataset dataset, PictureSource source, List<Catalogue.Picture> pictures, List<Catalogue.Skipped> skipped) {
        Set<String> bad = new HashSet<>();
        skipped.forEach(each -> bad.add(each.id()));
        return new Catalogue(
                dataset.classes(),
                pictures,
                source.trainList().stream().filter(id -> !bad.contains(id)).toList(),
                source.scoreList().stream().filter(id -> !bad.contains(id)).toList(),
                skipped);
    }
}
