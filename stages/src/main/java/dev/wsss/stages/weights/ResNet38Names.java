package dev.wsss.stages.weights;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What MXNet's ResNet-38 parameters are called in the torch networks of AffinityNet and SEAM. */
final class ResNet38Names {
    private static final Pattern CONVOLUTION = Pattern.compile("arg:res(\\d+)(a|b\\d+)_(branch\\w+)_weight");
    private static final Pattern NORM =
            Pattern.compile("(?:arg|aux):bn(\\d+)(a|b\\d+)_(branch\\w+?)_(gamma|beta|moving_mean|moving_var)");
    private static final Pattern LAST_NORM = Pattern.compile("(?:arg|aux):bn7_(gamma|beta|moving_mean|moving_var)");
    private static final Map<String, String> LEAVES =
            Map.of("gamma", "weight", "beta", "bias", "moving_mean", "running_mean", "moving_var", "running_var");

    private ResNet38Names() {}

    /** The torch name; empty for what the networks do not have, the ImageNet classifier above all. */
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

    /** "2a" is block b2, "2b1" is b2_1. */
    private static String block(Matcher name) {
        String unit = name.group(2);
        return "b" + name.group(1) + (unit.equals("a") ? "" : "_" + unit.substring(1));
    }
}
