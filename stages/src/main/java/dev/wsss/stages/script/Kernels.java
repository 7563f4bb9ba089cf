package dev.wsss.stages.script;

import java.util.Locale;

/** The kernels that a program calls where libtorch has several for one operation. */
public enum Kernels {
    /** oneDNN's, which merge a convolution with what follows it; CPUs alone have them. */
    ONEDNN {
        @Override
        String pass(FusedConvCall pass) {
            Geometry g = pass.geometry();
            String how = String.join(
                    ", ",
                    pass.filter(),
                    pass.bias(),
                    g.padding(pass.x()),
                    pair(g.stride()),
                    pair(g.dilation()),
                    Integer.toString(g.groups()));
            if (pass.shortcut() == null) {
                String unary =
                        pass.rectifier() == null ? "none" : pass.rectifier().attribute();
                String scalars =
                        pass.rectifier() == null ? "[]" : pass.rectifier().scalars();
                return g.cropped(
                        pass.x(),
                        String.format(
                                Locale.ROOT,
                                "ops.mkldnn._convolution_pointwise(%s, %s, \"%s\", annotate(List[Optional[number]], %s), \"\")",
                                pass.x(),
                                how,
                                unary,
                                scalars));
            }
            String unary =
                    pass.rectifier() == null ? "None" : '"' + pass.rectifier().attribute() + '"';
            String scalars = pass.rectifier() == null ? "[]" : pass.rectifier().scalars();
            String tail =
                    how + ", \"add\", 1.0, " + unary + ", annotate(List[Optional[number]], " + scalars + "), \"\")";
            return pass.inPlace()
                    ? "ops.mkldnn._convolution_pointwise_(" + pass.shortcut() + ", " + pass.x() + ", " + tail
                    : "ops.mkldnn._convolution_pointwise(" + pass.x() + ", " + pass.shortcut() + ", " + tail;
        }

        @Override
        String groupNorm(String x, int groups, String weight, String bias, Precision type) {
            return plainGroupNorm(x, groups, weight, bias);
        }
    },

    /** The kernels that every processor has. */
    GENERIC {
        @Override
        String pass(FusedConvCall pass) {
            String y = convolution(pass.x(), pass.filter(), pass.bias(), pass.geometry());
            if (pass.shortcut() != null) {
                y = "torch.add_(" + y + ", " + pass.shortcut() + ", alpha=1)";
            }
            return pass.rectifier() == null ? y : pass.rectifier().inPlace(y);
        }

        /** Returns a group norm in float32: CUDA's takes no parameters of another type than its input's. */
        @Override
        String groupNorm(String x, int groups, String weight, String bias, Precision type) {
            return type == Precision.FLOAT32
                    ? plainGroupNorm(x, groups, weight, bias)
                    : "torch.to(" + plainGroupNorm("torch.to(" + x + ", 6)", groups, weight, bias) + ", " + type.code()
                            + ")";
        }
    };

    /** Returns one pass of a merged convolution. */
    abstract String pass(FusedConvCall pass);

    /**
     * Returns a group norm, eps 1e-5; not channels last, as libtorch then sums squares in a way that loses three
     * digits.
     *
     * @param type of x and of the result; weight and bias are float32
     */
    abstract String groupNorm(String x, int groups, String weight, String bias, Precision type);

    static String convolution(String x, String filter, String bias, Geometry g) {
        return g.cropped(
                x,
                "torch.conv2d("
                        + String.join(", ", x, filter, bias, pair(g.stride()), g.padding(x), pair(g.dilation())) + ", "
                        + g.groups() + ")");
    }

    private static String plainGroupNorm(String x, int groups, String weight, String bias) {
        return "torch.group_norm(torch.contiguous(" + x + "), " + groups + ", " + weight + ", " + bias
                + ", 1.0e-05, True)";
    }

    private static String pair(int n) {
        return "[" + n + ", " + n + "]";
    }
}
