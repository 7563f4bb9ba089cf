package dev.wsss.stages.weights;

import dev.wsss.pipeline.outcome.Failure;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The names of one backbone's tensors, in the files of others and here.
 *
 * @param title of the backbone, for messages
 * @param backbone names here of all tensors of the backbone, in the order of its layers
 * @param heads whether a name here belongs to a head that some network puts on the backbone
 * @param canonical the name here of a tensor under its name in a file; whatever other tensors are called stays
 * @param leftOut whether a tensor under its name in a file may be left out: counters, aliases, the ImageNet classifier
 */
public record WeightsImporter(
        String title,
        SequencedSet<String> backbone,
        Predicate<String> heads,
        UnaryOperator<String> canonical,
        Predicate<String> leftOut) {
    private static final int NAMED = 5;

    /** The importers of all backbones that there are. */
    public static List<WeightsImporter> all() {
        return List.of(ResNet50Names.IMPORTER, ResNet38Names.IMPORTER, EfficientNetNames.IMPORTER);
    }

    /** The importer of the backbone that most tensors of a file belong to; refuses a file of which none knows a tensor. */
    public static WeightsImporter of(Checkpoint file) {
        WeightsImporter importer = all().stream()
                .max(Comparator.comparingLong(each -> each.recognised(file)))
                .orElseThrow();
        if (importer.recognised(file) == 0) {
            throw refusal(
                    file,
                    "its tensors are of none of "
                            + all().stream().map(WeightsImporter::title).collect(Collectors.joining(", "))
                            + "; wsss weights inspect lists what is in it");
        }
        return importer;
    }

    private long recognised(Checkpoint file) {
        return file.tensors().keySet().stream()
                .map(canonical)
                .filter(this::isKnown)
                .count();
    }

    private boolean isKnown(String name) {
        return backbone.contains(name) || heads.test(name);
    }

    /**
     * The tensors of backbone and heads under their names here, as many as there are; refuses a file with tensors that
     * networks on this backbone do not have.
     */
    public Checkpoint known(Checkpoint file) {
        Checkpoint renamed = file.renamed(name -> {
            String here = canonical.apply(name);
            return isKnown(here) ? here : "";
        });
        List<String> foreign =
                renamed.dropped().stream().filter(leftOut.negate()).toList();
        // Under another name the tensor is there already.
        List<String> strange =
                foreign.stream().filter(name -> !isKnown(canonical.apply(name))).toList();
        if (!strange.isEmpty()) {
            throw refusal(file, "no " + title + ": such a network has no " + some(strange));
        }
        return renamed;
    }

    /**
     * Like {@link #known} for a file that must hold the whole backbone and some heads; refuses one that lacks a tensor.
     *
     * @param wanted names here of the tensors of heads that must be there too
     */
    public Checkpoint whole(Checkpoint file, Collection<String> wanted) {
        Checkpoint known = known(file);
        List<String> missing = missing(known, wanted);
        if (!missing.isEmpty()) {
            throw refusal(file, "no whole " + title + ": it lacks " + some(missing));
        }
        return known;
    }

    /** Names here of the tensors of the backbone, and of the wanted ones of heads, that a checkpoint lacks. */
    public List<String> missing(Checkpoint known, Collection<String> wanted) {
        SequencedSet<String> all = new LinkedHashSet<>(backbone);
        all.addAll(wanted);
        return all.stream().filter(name -> !known.tensors().containsKey(name)).toList();
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }

    private static Failure refusal(Checkpoint file, String why) {
        return WeightsSource.refusal(file.source(), why);
    }
}
