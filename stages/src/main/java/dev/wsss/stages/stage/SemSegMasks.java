package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.voc.MaskNumbering;
import dev.wsss.stages.voc.MaskSurvey;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The masks of a {@code sem-seg} artifact in our values: those of a walk as they are, others in the numbering that they are found
 * to have. Masks made elsewhere come without scores.
 *
 * @param samples of the artifact
 * @param names ids of the artifact by those of the pictures
 * @param numbering of the masks; absent where they are ours
 * @param remarks on how they were understood
 */
record SemSegMasks(
        ShardReader samples, Map<String, String> names, Optional<MaskNumbering> numbering, List<String> remarks) {
    /** Class indices of a picture, for the evidence. */
    @FunctionalInterface
    interface Labels {
        Collection<Integer> of(String id) throws IOException;
    }

    /** Opens the step's input for pictures whose labels name what a mask may show. */
    static SemSegMasks labelled(StageContext context, Collection<String> pictures, Labels labels) throws IOException {
        SemSegMasks masks = open(context, pictures, labels, MaskSurvey::remarks);
        List<String> without =
                pictures.stream().filter(id -> !masks.ids().contains(id)).toList();
        if (without.isEmpty()) {
            return masks;
        }
        List<String> remarks = new ArrayList<>(masks.remarks());
        remarks.add(without.size() + " of " + pictures.size() + " training pictures have no mask: "
                + ClassCounts.some(without));
        return new SemSegMasks(masks.samples, masks.names, masks.numbering, remarks);
    }

    /** Opens the step's input for pictures with true masks, whose classes a mask should show and need not. */
    static SemSegMasks scored(StageContext context, ShardReader truth) throws IOException {
        return open(
                context,
                truth.ids(),
                id -> classes(LabelFormat.labels(id, truth)),
                (survey, decision) -> List.of(decision.sentence()));
    }

    private static Set<Integer> classes(LabelMap truth) {
        Set<Integer> classes = new HashSet<>();
        for (byte value : truth.labels()) {
            classes.add((value & 0xff) - 1);
        }
        return classes;
    }

    /** Looks at all masks first where they were made elsewhere. */
    private static SemSegMasks open(
            StageContext context,
            Collection<String> pictures,
            Labels labels,
            BiFunction<MaskSurvey, MaskSurvey.Decision, List<String>> remarks)
            throws IOException {
        ShardReader samples = context.inputs().samples(ArtifactKind.SEM_SEG);
        Map<String, String> names = names(samples.idsWith(LabelFormat.LABELS), pictures);
        if (withScores(samples)) {
            return new SemSegMasks(samples, names, Optional.empty(), List.of());
        }
        Dataset.MaskValues values =
                Objects.requireNonNullElse(context.parameters().maskValues(), Dataset.MaskValues.AUTO);
        MaskSurvey survey = new MaskSurvey(context.parameters().classes(), values);
        context.work()
                .each(
                        "masks to check",
                        pictures.stream().filter(names::containsKey).toList(),
                        id -> new Evidence(mask(id, names, samples), labels.of(id)),
                        (id, seen) -> survey.add(id, seen.mask(), seen.labels()));
        MaskSurvey.Decision decision = survey.decide();
        return new SemSegMasks(samples, names, Optional.of(decision.numbering()), remarks.apply(survey, decision));
    }

    /** Returns whether the masks come with the scores behind them, as those of a walk do. */
    private static boolean withScores(ShardReader samples) throws IOException {
        List<String> ids = samples.ids();
        return !ids.isEmpty() && samples.read(ids.getFirst()).parts().size() > 1;
    }

    private record Evidence(LabelMap mask, Collection<Integer> labels) {}

    /** Names of files that were decomposed, as macOS does, belong to the same pictures. */
    private static Map<String, String> names(Set<String> stored, Collection<String> pictures) {
        Map<String, String> composed = new HashMap<>();
        stored.forEach(id -> composed.put(Normalizer.normalize(id, Normalizer.Form.NFC), id));
        Map<String, String> names = new HashMap<>();
        for (String id : pictures) {
            String name = composed.get(Normalizer.normalize(id, Normalizer.Form.NFC));
            if (name != null) {
                names.put(id, name);
            }
        }
        return names;
    }

    private static LabelMap mask(String id, Map<String, String> names, ShardReader samples) throws IOException {
        return LabelFormat.labels(Objects.requireNonNull(names.get(id), () -> "no mask of " + id), samples);
    }

    /** Returns the pictures that have a mask. */
    Set<String> ids() {
        return names.keySet();
    }

    /** Returns all that the artifact has of a picture. */
    Sample sample(String id) throws IOException {
        return samples.read(Objects.requireNonNull(names.get(id), () -> "no mask of " + id));
    }

    /** Returns the mask of a picture; refuses values that are no class, naming the mask. */
    LabelMap mask(String id) throws IOException {
        LabelMap stored = mask(id, names, samples);
        return numbering.isEmpty() ? stored : numbering.get().translate(stored, "the mask of " + id + " (given)");
    }
}
