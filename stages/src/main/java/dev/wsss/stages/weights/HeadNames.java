package dev.wsss.stages.weights;

import java.util.regex.Pattern;

/** The names of the layers that methods put on a backbone, whichever it is. */
final class HeadNames {
    /** Without the stored mean that IRNet's file has a second time. */
    private static final Pattern NAMES = Pattern.compile("classifier\\.weight|fc_edge\\d+\\..*|fc_dp\\d+\\.(?!4\\.).*"
            + "|mean_shift\\.running_mean|(fc8|f8_[345]|f9)\\.weight");

    private HeadNames() {}

    /** Returns whether a name belongs to a head. */
    static boolean has(String name) {
        return NAMES.matcher(name).matches();
    }
}
