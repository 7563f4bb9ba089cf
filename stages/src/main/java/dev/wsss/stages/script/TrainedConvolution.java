package dev.wsss.stages.script;

/**
 * A trained convolution on the CPU, written with what oneDNN is fast at; sums are the same up to their order.
 *
 * <p>Times of forward and both gradients on an AMX processor, two pictures of 28 × 28, CPU milliseconds: 1 × 1 from 2048
 * to 4096 channels 235 as a convolution and 199 as a product, from 2048 to 1024 106 and 67; 3 × 3 with dilation 4 from
 * 1024 to 2048 channels 1240, and 731 as it is written here. In float32, sixteen maps of 14 × 14: 5 × 5 with dilation 2 in each of
 * 1152 channels by itself 123, and 60 as it is written here.
 */
record TrainedConvolution(Geometry geometry, int inputs, Rounding rounding) {
    /** Dilations and channels from which oneDNN's gradients of a dilated convolution are slow. */
    private static final int DILATION = 4;

    private static final int INPUTS = 1024;

    /** {@code cv}: the phases of x as a larger batch. */
    private static final String APART = """
            cx = torch.permute($x, [0, 2, 3, 1])
            cn = torch.size(cx, 0)
            ch = torch.size(cx, 1)
            cw = torch.size(cx, 2)
            cc = torch.size(cx, 3)
            hb = torch.floordiv(torch.add(ch, $l), $d)
            wb = torch.floordiv(torch.add(cw, $l), $d)
            cv = torch.constant_pad_nd(cx, [0, 0, 0, torch.sub(torch.mul(wb, $d), cw), 0, torch.sub(torch.mul(hb, $d), ch)], 0)
            cv = torch.permute(torch.reshape(cv, [cn, hb, $d, wb, $d, cc]), [0, 2, 4, 1, 3, 5])
            cv = torch.permute(torch.reshape(cv, [torch.mul(cn, $s), hb, wb, cc]), [0, 3, 1, 2])
            """;

    /** {@code cy}: phases put together again, channels last. */
    private static final String TOGETHER = """
            co = torch.size(cy, 1)
            cy = torch.reshape(torch.permute(cy, [0, 2, 3, 1]), [cn, $d, $d, hb, wb, co])
            cy = torch.reshape(torch.permute(cy, [0, 3, 1, 4, 2, 5]), [cn, torch.mul(hb, $d), torch.mul(wb, $d), co])
            cy = torch.slice(torch.slice(cy, 1, 0, ch, 1), 2, 0, cw, 1)
            """;

    /**
     * Returns statements that assign it.
     *
     * @param bias of the filters, or {@code None}
     * @param precision of all tensors
     */
    String text(String result, String x, String filter, String bias, Precision precision) {
        boolean alone = rounding == Rounding.ORIGINAL && precision == Precision.BFLOAT16 && bias.equals("None");
        if (alone && isProduct()) {
            return result + " = " + product(x, filter) + "\n";
        }
        if (alone && isWidelyDilated()) {
            return dilated(result, x, filter);
        }
        if (rounding == Rounding.FREE && isDilatedByChannel()) {
            return phases(result, x, filter, bias);
        }
        return result + " = " + Kernels.convolution(x, filter, bias, geometry) + "\n";
    }

    /** Computes it as one product of pixels and filters. */
    private boolean isProduct() {
        return geometry.kernel() == 1 && geometry.stride() == 1 && geometry.groups() == 1;
    }

    /** Computes it as a convolution of the pictures that every {@code dilation}-th row and column make up. */
    private boolean isWidelyDilated() {
        return geometry.kernel() == 3
                && geometry.stride() == 1
                && geometry.groups() == 1
                && geometry.dilation() >= DILATION
                && geometry.padding() == geometry.dilation()
                && inputs >= INPUTS;
    }

    /**
     * Returns whether each channel is convolved by itself; oneDNN's gradients in bfloat16 take longer than those in
     * float32 with the casts.
     */
    boolean isByChannel() {
        return geometry.groups() == inputs && inputs > 1;
    }

    /** Computes it as convolutions by channel of the pictures that every {@code dilation}-th row and column make up. */
    private boolean isDilatedByChannel() {
        return isByChannel()
                && geometry.stride() == 1
                && geometry.dilation() > 1
                && geometry.padding() == geometry.kernel() / 2 * geometry.dilation();
    }

    /** Returns the expression of a product; x is channels last. */
    private static String product(String x, String filter) {
        return "torch.permute(torch.linear(torch.permute(" + x + ", [0, 2, 3, 1]), torch.flatten(" + filter
                + ", 1), None), [0, 3, 1, 2])";
    }

    /**
     * Returns statements for a widely dilated convolution. Its value and the gradient of x come from convolutions
     * without dilation, whose batch is the phases of x; the gradient of the filter comes from a product with the nine
     * windows of x, whose value is taken away again.
     */
    private String dilated(String result, String x, String filter) {
        return filled(APART + """
                cf = $f
                cy = torch.conv2d(cv, torch.detach(cf), None, [1, 1], [1, 1], [1, 1], 1)
                """ + TOGETHER + """
                cp = torch.constant_pad_nd(torch.detach(cx), [0, 0, $d, $d, $d, $d], 0)
                cl = annotate(List[Tensor], [])
                for ci in range(3):
                  for cj in range(3):
                    ct = torch.slice(cp, 1, torch.mul(ci, $d), torch.add(torch.mul(ci, $d), ch), 1)
                    ct = torch.slice(ct, 2, torch.mul(cj, $d), torch.add(torch.mul(cj, $d), cw), 1)
                    _4 = torch.append(cl, ct)
                cb = torch.linear(torch.cat(cl, 3), torch.reshape(torch.permute(cf, [0, 2, 3, 1]), [co, -1]), None)
                cy = torch.add(cy, torch.sub(cb, torch.detach(cb)))
                $r = torch.permute(cy, [0, 3, 1, 2])
                """, result, x, filter);
    }

    /** Returns statements for a dilated convolution by channel. */
    private String phases(String result, String x, String filter, String bias) {
        String padding = "[" + geometry.kernel() / 2 + ", " + geometry.kernel() / 2 + "]";
        return filled(
                APART + "cy = torch.conv2d(cv, $f, " + bias + ", [1, 1], " + padding + ", [1, 1], " + geometry.groups()
                        + ")\n" + TOGETHER + "$r = torch.permute(cy, [0, 3, 1, 2])\n",
                result,
                x,
                filter);
    }

    private String filled(String statements, String result, String x, String filter) {
        return statements
                .replace("$x", x)
                .replace("$f", filter)
                .replace("$r", result)
                .replace("$d", Integer.toString(geometry.dilation()))
                .replace("$l", Integer.toString(geometry.dilation() - 1))
                .replace("$s", Integer.toString(geometry.dilation() * geometry.dilation()));
    }
}
