package dev.wsss.stages.weights;

import dev.wsss.pipeline.outcome.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** The prefixes of DataParallel, compilation and usual wrappers. */
    private static final Pattern PREFIX = Pattern.compile("(?:(?:module|backbone|model|_orig_mod)\\.)+");

    /** Returns the importers of all backbones that there are. */
    public static List<WeightsImporter> all() {
        return List.of(ResNet50Names.IMPORTER, ResNet38Names.IMPORTER, EfficientNetNames.IMPORTER);
    }

    /**
     * Returns the importer of the backbone that most tensors of a file belong to; refuses a file of which none has a
     * tensor.
     */
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
        String prefix = prefix(file);
        return file.tensors().keySet().stream()
                .map(name -> here(name, prefix))
                .filter(this::isKnown)
                .count();
    }

    private boolean isKnown(String name) {
        return backbone.contains(name) || heads.test(name);
    }

    private String here(String name, String prefix) {
        return canonical.apply(without(name, prefix));
    }

    private static String without(String name, String prefix) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /**
     * Returns what stands before the name of each tensor of the backbone, for instance {@code module.}; empty where a tensor
     * has its name alone. Refuses a file with several such prefixes, as it holds the backbone more than once.
     */
    private String prefix(Checkpoint file) {
        SequencedSet<String> prefixes = new LinkedHashSet<>();
        for (String name : file.tensors().keySet()) {
            if (backbone.contains(canonical.apply(name))) {
                return "";
            }
            Matcher wrapped = PREFIX.matcher(name);
            if (wrapped.lookingAt() && backbone.contains(canonical.apply(name.substring(wrapped.end())))) {
                prefixes.add(wrapped.group());
            }
        }
        if (prefixes.size() > 1) {
            throw refusal(
                    file,
                    "its names of " + title + " begin with " + String.join(" or with ", prefixes)
                            + "; save the state_dict of one of these networks alone");
        }
        return prefixes.isEmpty() ? "" : prefixes.getFirst();
    }

    /**
     * Returns the tensors of backbone and heads under their names here, as many as there are; refuses a file with
     * tensors that networks on this backbone do not have, and one that holds a tensor twice.
     */
    public Checkpoint known(Checkpoint file) {
        String prefix = prefix(file);
        SequencedMap<String, String> places = new LinkedHashMap<>();
        List<String> strange = new ArrayList<>();
        for (String name : file.tensors().keySet()) {
            String here = here(name, prefix);
            if (isKnown(here)) {
                String other = places.put(here, name);
                if (other != null) {
                    throw refusal(file, "it holds " + here + " twice, as " + other + " and as " + name + "; keep one");
                }
            } else if (!leftOut.test(without(name, prefix))) {
                strange.add(name);
            }
        }
        file.dropped().stream().filter(leftOut.negate()).forEach(strange::add);
        if (!strange.isEmpty()) {
            throw refusal(
                    file,
                    "no " + title + ": such a network has no " + some(strange)
                            + "; save the state_dict of the network alone, or name weights of " + title);
        }
        Set<String> used = Set.copyOf(places.values());
        return file.renamed(name -> used.contains(name) ? here(name, prefix) : "");
    }

    /** Returns a sentence on what {@link #known} has made of a file: how many tensors are used, and which are not. */
    public String understood(Checkpoint file, Checkpoint known) {
        String prefix = prefix(file);
        return file.source() + ": " + known.tensors().size() + " tensors of " + title + " used"
                + (prefix.isEmpty() ? "" : ", without " + prefix + " at the beginning of their names")
                + (known.dropped().isEmpty() ? "" : "; left out: " + some(known.dropped()));
    }

    /**
     * Does {@link #known} for a file that must hold the whole backbone and some heads; refuses one that lacks a tensor,
     * and one with numbers that are none.
     *
     * @param wanted names here of the tensors of heads that must be there too
     */
    public Checkpoint whole(Checkpoint file, Collection<String> wanted) {
        Checkpoint known = known(file);
        List<String> missing = missing(known, wanted);
        if (!missing.isEmpty()) {
            throw refusal(
                    file,
                    "no whole " + title + ": it lacks " + some(missing)
                            + "; name a file that holds all tensors of the network");
        }
        known.requireFinite();
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
