package dev.wsss.stages.script;

/**
 * Device that a program runs on.
 *
 * @param device its name in a program's text
 * @param kernels that it calls there
 */
public record Target(String device, Kernels kernels) {
    /** In the memory that Java reads and writes. */
    public static final Target CPU = new Target("cpu", Kernels.ONEDNN);

    /** On the first visible GPU. */
    public static final Target GPU = new Target("cuda:0", Kernels.GENERIC);

    /** The same kernels as on a GPU, but on the CPU: for comparisons. */
    public static final Target GENERIC_CPU = new Target("cpu", Kernels.GENERIC);

    /** Returns whether tensors have to be copied there and back. */
    boolean isElsewhere() {
        return !equals(CPU);
    }

    /** Returns the expression for its device. */
    String expression() {
        return "torch.device(\"" + device + "\")";
    }

    /**
     * Returns the expression for a tensor of the caller, there; the copy waits for nothing that the device still does.
     */
    String uploaded(String tensor) {
        return isElsewhere() ? "torch.to(" + tensor + ", " + expression() + ", None, True)" : tensor;
    }

    /** Returns the expression for a tensor that Java is to read. */
    String fetched(String tensor) {
        return isElsewhere() ? "torch.to(" + tensor + ", torch.device(\"cpu\"))" : tensor;
    }
}
