package dev.wsss.stages.weights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the ResNet-38 networks: those of AffinityNet's and SEAM's torch programs, also for MXNet's parameters.
 *
 * <p>MXNet's file has an ImageNet classifier {@code linear1000_*}, which is dropped.
 */
public final class ResNet38Names {
    private static final Pattern CONVOLUTION = Pattern.compile("arg:res(\\d+)(a|b\\d+)_(branch\\w+)_weight");
    private static final Pattern NORM =
            Pattern.compile("(?:arg|aux):bn(\\d+)(a|b\\d+)_(branch\\w+?)_(gamma|beta|moving_mean|moving_var)");
    private static final Pattern LAST_NORM = Pattern.compile("(?:arg|aux):bn7_(gamma|beta|moving_mean|moving_var)");
    private static final Map<String, String> LEAVES =
            Map.of("gamma", "weight", "beta", "bias", "moving_mean", "running_mean", "moving_var", "running_var");

    private static final Pattern LEFT_OUT =
            Pattern.compile(".*\\.num_batches_tracked|fc\\..*|linear1000\\..*|arg:linear1000_(weight|bias)");

    private static final List<String> UNITS = List.of(
            "b2", "b2_1", "b2_2", "b3", "b3_1", "b3_2", "b4", "b4_1", "b4_2", "b4_3", "b4_4", "b4_5", "b5", "b5_1",
            "b5_2", "b6", "b7");
    private static final List<String> WITH_SHORTCUT = List.of("b2", "b3", "b4", "b5", "b6", "b7");
    private static final List<String> BOTTLENECKS = List.of("b6", "b7");

    /** The names of AffinityNet, SEAM and, once read, MXNet. */
    public static final WeightsImporter IMPORTER = new WeightsImporter(
            "ResNet-38", backbone(), HeadNames::has, UnaryOperator.identity(), name -> LEFT_OUT.matcher(name)
                    .matches());

    private ResNet38Names() {}

    private static SequencedSet<String> backbone() {
        SequencedSet<String> names = new LinkedHashSet<>();
        names.add("conv1a.weight");
        for (String unit : UNITS) {
            List<String> branches = BOTTLENECKS.contains(unit) ? List.of("2a", "2b1", "2b2") : List.of("2a", "2b1");
            for (String branch : branches) {
                norm(names, unit + ".bn_branch" + branch);
                names.add(unit + ".conv_branch" + branch + ".weight");
            }
            if (WITH_SHORTCUT.contains(unit)) {
                names.add(unit + ".conv_branch1.weight");
            }
        }
        norm(names, "bn7");
        return names;
    }

    private static void norm(SequencedSet<String> names, String norm) {
        for (String leaf : List.of("weight", "bias", "running_mean", "running_var")) {
            names.add(norm + "." + leaf);
        }
    }

    /** Returns the torch name; empty for what the networks do not have, the ImageNet classifier above all. */
    static String torchName(String mxNetName) {
        if (mxNetName.equals("arg:conv1a_weight")) {
            return "conv1a.weight";
        }
        Matcher convolution = CONVOLUTION.matcher(mxNetName);
        if (convolution.matches()) {
            return block(convolution) + ".conv_" + convolution.group(3) + ".weight";
        }
        Matcher norm = NORM.matcher(mxNetName);
        if (norm.matches()) {
            return block(norm) + ".bn_" + norm.group(3) + "." + LEAVES.get(norm.group(4));
        }
        Matcher last = LAST_NORM.matcher(mxNetName);
        return last.matches() ? "bn7." + LEAVES.get(last.group(1)) : "";
    }

    /** Returns the name of a block: "2a" is block b2, "2b1" is b2_1. */
    private static String block(Matcher name) {
        String unit = name.group(2);
        return "b" + name.group(1) + (unit.equals("a") ? "" : "_" + unit.substring(1));
    }
}
