package dev.wsss.stages.weights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Names of the ResNet-50 networks, for files of any origin.
 *
 * <p>Checkpoints of IRN and CDA hold each tensor under several names ({@code stage1.*}, {@code backbone.*}, …) and, for
 * IRNet, megabytes of path indices: only {@code resnet50.*}, the classifier and IRNet's heads are read. A file of
 * torchvision has the backbone without a prefix and an ImageNet classifier {@code fc.*}, which is dropped.
 */
public final class ResNet50Names {
    private static final Pattern TORCHVISION = Pattern.compile("(conv1|bn1|layer[1-4])\\..*");
    private static final Pattern LEFT_OUT = Pattern.compile(".*\\.num_batches_tracked|(resnet50\\.)?fc\\..*"
            + "|fc_dp7\\.4\\..*|(stage[1-5]|backbone|newly_added|edge_layers|dp_layers)\\..*"
            + "|path_indices\\d+|disp_target");
    private static final List<Integer> BLOCKS = List.of(3, 4, 6, 3);

    /** The names of torchvision, IRN and CDA. */
    public static final WeightsImporter IMPORTER = new WeightsImporter(
            "ResNet-50", backbone(), HeadNames::has, ResNet50Names::prefixed, name -> LEFT_OUT.matcher(name)
                    .matches());

    private ResNet50Names() {}

    private static String prefixed(String name) {
        return TORCHVISION.matcher(name).matches() ? "resnet50." + name : name;
    }

    private static SequencedSet<String> backbone() {
        SequencedSet<String> names = new LinkedHashSet<>();
        convolution(names, "resnet50.conv1", "resnet50.bn1");
        for (int layer = 1; layer <= BLOCKS.size(); layer++) {
            for (int block = 0; block < BLOCKS.get(layer - 1); block++) {
                String prefix = "resnet50.layer" + layer + "." + block + ".";
                for (int i = 1; i <= 3; i++) {
                    convolution(names, prefix + "conv" + i, prefix + "bn" + i);
                }
                if (block == 0) {
                    convolution(names, prefix + "downsample.0", prefix + "downsample.1");
                }
            }
        }
        return names;
    }

    private static void convolution(SequencedSet<String> names, String convolution, String norm) {
        names.add(convolution + ".weight");
        for (String leaf : List.of("weight", "bias", "running_mean", "running_var")) {
            names.add(norm + "." + leaf);
        }
    }
}
