package dev.wsss.stages.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The text of one training step: forward, loss, gradients, update. */
final class TrainingText {
    private final Network network;
    private final SequencedMap<String, List<String>> groups = new LinkedHashMap<>();
    private final Map<String, String> leaves = new LinkedHashMap<>();
    private final List<String> buffers = new ArrayList<>();
    private final Statements statements;
    private final StringBuilder text = new StringBuilder();

    /** @param accumulating whether gradients are summed over several calls before an update */
    TrainingText(Network network, Numeric numeric, boolean accumulating) {
        this.network = network;
        for (Parameter parameter : network.parameters()) {
            if (parameter.kind() == Parameter.Kind.TRAINED) {
                groups.computeIfAbsent(parameter.group(), group -> new ArrayList<>())
                        .add(parameter.name());
                leaves.put(parameter.name(), "v" + leaves.size());
            }
        }
        this.statements = new Statements(network, network.trained(), numeric, merging(numeric.precision()), this::live);
        signature(accumulating);
        leaves();
        text.append(statements.text());
        gradients();
        update(accumulating);
        text.append("    return torch.detach(torch.stack([%s]))\n"
                .formatted(network.outputs().values().stream()
                        .map(node -> "h" + node)
                        .collect(Collectors.joining(", "))));
    }

    String method() {
        return text.toString();
    }

    /** Names of the trained parameters by group, in the order of the lists {@code w0}, {@code w1}, … */
    SequencedMap<String, List<String>> groups() {
        return groups;
    }

    /** Names of the list {@code b}. */
    List<String> buffers() {
        return buffers;
    }

    /**
     * Whether the frozen part is merged: not in float32, where gradients are compared with the original's. Each other
     * rounding before a rectifier moves some activation across zero, and that shows in the gradients' fourth digit.
     */
    static boolean merging(Precision precision) {
        return precision == Precision.BFLOAT16;
    }

    List<Constant> constants() {
        return statements.constants();
    }

    private String live(String name) {
        String leaf = leaves.get(name);
        if (leaf != null) {
            return leaf;
        }
        if (!buffers.contains(name)) {
            buffers.add(name);
        }
        return "b[" + buffers.indexOf(name) + "]";
    }

    private void signature(boolean accumulating) {
        text.append("  def forward(self: __torch__.M");
        network.inputs().forEach(input -> text.append(", in_").append(input).append(": Tensor"));
        if (!statements.constants().isEmpty()) {
            text.append(", f: List[Tensor]");
        }
        if (!buffers.isEmpty()) {
            text.append(", b: List[Tensor]");
        }
        for (String list : accumulating ? List.of("w", "m", "a") : List.of("w", "m")) {
            for (int g = 0; g < groups.size(); g++) {
                text.append(", ").append(list).append(g).append(": List[Tensor]");
            }
        }
        text.append(", hp: Tensor) -> Tensor:\n");
    }

    /** Fresh leaves that share memory with the lists, which the update changes in place. */
    private void leaves() {
        line("t = annotate(List[Tensor], [])");
        int group = 0;
        for (List<String> names : groups.values()) {
            for (int i = 0; i < names.size(); i++) {
                String leaf = leaves.get(names.get(i));
                line(leaf + " = torch.requires_grad_(torch.detach(w" + group + "[" + i + "]), True)");
                line("_0 = torch.append(t, " + leaf + ")");
            }
            group++;
        }
    }

    private void gradients() {
        int loss = network.outputs().firstEntry().getValue();
        line("weight = float(hp[0])");
        line("og = torch.grad([torch.mul(h" + loss + ", weight)], t, None, None, False, False)");
        int group = 0;
        int first = 0;
        for (List<String> names : groups.values()) {
            line("g" + group + " = annotate(List[Tensor], [])");
            line("for i in range(" + names.size() + "):");
            line("  e = og[torch.add(i, " + first + ")]");
            line("  if torch.__is__(e, None):");
            line("    pass");
            line("  else:");
            line("    _1 = torch.append(g" + group + ", torch.contiguous(unchecked_cast(Tensor, e)))");
            first += names.size();
            group++;
        }
    }

    private void update(boolean accumulating) {
        line("momentum = float(hp[1])");
        if (!accumulating) {
            step("", "g");
            return;
        }
        for (int g = 0; g < groups.size(); g++) {
            line("ops.aten._foreach_add_(a" + g + ", g" + g + ", alpha=1)");
        }
        line("if torch.gt(float(hp[2]), 0.5):");
        step("  ", "a");
        for (int g = 0; g < groups.size(); g++) {
            line("  ops.aten._foreach_zero_(a" + g + ")");
        }
        line("else:");
        line("  pass");
    }

    private void step(String indent, String gradients) {
        for (int g = 0; g < groups.size(); g++) {
            line(indent
                    + String.format(
                            Locale.ROOT,
                            "ops.aten._fused_sgd_(w%d, %s%d, m%d, weight_decay=float(hp[%d]), momentum=momentum,"
                                    + " lr=float(hp[%d]),",
                            g,
                            gradients,
                            g,
                            g,
                            4 + 2 * g,
                            3 + 2 * g)
                    + " dampening=0.0, nesterov=False, maximize=False, is_first_step=False,"
                    + " grad_scale=None, found_inf=None)");
        }
    }

    private void line(String statement) {
        text.append("    ").append(statement).append('\n');
    }
}
