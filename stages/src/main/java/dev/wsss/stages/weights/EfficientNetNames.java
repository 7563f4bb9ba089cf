package dev.wsss.stages.weights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The names of EfficientNet-Lite0 in torch; the ImageNet classifier {@code _fc.*} is dropped. */
public final class EfficientNetNames {
    private static final Pattern LEFT_OUT = Pattern.compile(".*\\.num_batches_tracked|_fc\\..*");
    private static final int BLOCKS = 16;

    /** The names of its published file. */
    public static final WeightsImporter IMPORTER = new WeightsImporter(
            "EfficientNet-Lite0", backbone(), HeadNames::has, UnaryOperator.identity(), name -> LEFT_OUT.matcher(name)
                    .matches());

    private EfficientNetNames() {}

    private static SequencedSet<String> backbone() {
        SequencedSet<String> names = new LinkedHashSet<>();
        convolution(names, "_conv_stem", "_bn0");
        for (int block = 0; block < BLOCKS; block++) {
            String prefix = "_blocks." + block + ".";
            if (block > 0) {
                convolution(names, prefix + "_expand_conv", prefix + "_bn0");
            }
            convolution(names, prefix + "_depthwise_conv", prefix + "_bn1");
            convolution(names, prefix + "_project_conv", prefix + "_bn2");
        }
        convolution(names, "_conv_head", "_bn1");
        return names;
    }

    private static void convolution(SequencedSet<String> names, String convolution, String norm) {
        names.add(convolution + ".weight");
        for (String leaf : List.of("weight", "bias", "running_mean", "running_var")) {
            names.add(norm + "." + leaf);
        }
    }
}
