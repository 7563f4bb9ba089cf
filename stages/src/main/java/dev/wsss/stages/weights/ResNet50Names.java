package dev.wsss.stages.weights;

import java.util.regex.Pattern;

/**
 * The names of the ResNet-50 networks, whoever wrote the file.
 *
 * <p>Checkpoints of IRN and CDA hold each tensor under several names ({@code stage1.*}, {@code backbone.*}, …) and, for
 * IRNet, megabytes of path indices: only {@code resnet50.*}, the classifier and IRNet's heads are read. A file of
 * torchvision has the backbone without a prefix and an ImageNet classifier {@code fc.*}, which is dropped.
 */
public final class ResNet50Names {
    private static final Pattern TORCHVISION = Pattern.compile("(conv1|bn1|layer[1-4])\\..*");
    private static final Pattern OURS =
            Pattern.compile("resnet50\\..*|classifier\\.weight|fc_(edge[1-6]|dp[1-7])\\..*|mean_shift\\.running_mean");
    private static final Pattern LEFT_OUT =
            Pattern.compile(".*\\.num_batches_tracked|resnet50\\.fc\\..*|fc_dp7\\.4\\..*");

    private ResNet50Names() {}

    /** The tensors that a CAM network or an IRNet has, under canonical names; refuses a file that has no backbone. */
    public static Checkpoint canonical(Checkpoint file) {
        Checkpoint named = file.renamed(ResNet50Names::canonical);
        if (!named.tensors().containsKey("resnet50.conv1.weight")) {
            throw new WeightsSource(file.source(), new byte[0])
                    .refusal("no ResNet-50: neither conv1.weight (torchvision) nor resnet50.conv1.weight (IRN, CDA) is"
                            + " there; wsss weights inspect lists what is");
        }
        return named;
    }

    private static String canonical(String name) {
        String plain = name.startsWith("module.") ? name.substring("module.".length()) : name; // of DataParallel
        String ours = TORCHVISION.matcher(plain).matches() ? "resnet50." + plain : plain;
        return OURS.matcher(ours).matches() && !LEFT_OUT.matcher(ours).matches() ? ours : "";
    }
}
