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
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> leaves = new LinkedHashMap<>();
    private final List<String> buffers = new ArrayList<>();
    private final List<Segments.Segment> segments;
    private final TorchScriptEmitter statements;
    private final StringBuilder text = new StringBuilder();

    /**
     * Parameters that are updated together: the lists {@code w0}, {@code m0}, … of a program.
     *
     * @param segment whose gradients they get
     * @param group whose rates they have
     * @param names in the order of the lists
     */
    record Part(Segments.Segment segment, String group, List<String> names) {}

    /** @param accumulating whether gradients are summed over several calls before an update */
    TrainingText(Network network, Numeric numeric, boolean accumulating) {
        this.network = network;
        this.segments = new Segments(network).all();
        segments.forEach(this::divide);
        this.statements = new TorchScriptEmitter(
                network, network.trained(), numeric, merging(network, numeric.precision()), this::live, segments);
        signature(accumulating);
        leaves();
        text.append(statements.text());
        backward(accumulating);
        text.append(String.format(
                Locale.ROOT,
                "    return torch.detach(torch.stack([%s]))\n",
                network.outputs().values().stream().map(node -> "h" + node).collect(Collectors.joining(", "))));
    }

    private void divide(Segments.Segment segment) {
        SequencedMap<String, List<String>> groups = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            if (segment.parameters().contains(parameter.name())) {
                groups.computeIfAbsent(parameter.group(), group -> new ArrayList<>())
                        .add(parameter.name());
                leaves.put(parameter.name(), "v" + leaves.size());
            }
        }
        groups.forEach((group, names) -> parts.add(new Part(segment, group, names)));
    }

    String method() {
        return text.toString();
    }

    /** Returns the trained parameters, in the order of the lists {@code w0}, {@code w1}, … */
    List<Part> parts() {
        return parts;
    }

    /** Names of the list {@code b}. */
    List<String> buffers() {
        return buffers;
    }

    /** Returns whether the frozen part is merged: not in float32 where an original's rounding counts. */
    static boolean merging(Network network, Precision precision) {
        return precision == Precision.BFLOAT16 || network.rounding() == Rounding.FREE;
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
            for (int g = 0; g < parts.size(); g++) {
                text.append(", ").append(list).append(g).append(": List[Tensor]");
            }
        }
        text.append(", hp: Tensor) -> Tensor:\n");
    }

    /** Writes fresh leaves that share memory with the lists, which the update changes in place. */
    private void leaves() {
        for (int part = 0; part < parts.size(); part++) {
            List<String> names = parts.get(part).names();
            for (int i = 0; i < names.size(); i++) {
                line(leaves.get(names.get(i)) + " = torch.requires_grad_(torch.detach(w" + part + "[" + i
                        + "]), True)");
            }
        }
    }

    /** Writes the gradients of each segment, the last one first, and their use. */
    private void backward(boolean accumulating) {
        int loss = network.outputs().firstEntry().getValue();
        line("weight = float(hp[0])");
        line("momentum = float(hp[1])");
        String outputs = "[torch.mul(h" + loss + ", weight)], ";
        String passed = "None";
        for (int s = segments.size() - 1; s >= 0; s--) {
            Segments.Segment segment = segments.get(s);
            List<Integer> front = s == 0 ? List.of() : segments.get(s - 1).cut();
            List<String> inputs = new ArrayList<>();
            segment.parameters().forEach(name -> inputs.add(leaves.get(name)));
            front.forEach(node -> inputs.add("h" + node + (recut(node, segment) ? "_" + segment.last() : "")));
            line("og" + s + " = torch.grad(" + outputs + list(inputs) + ", " + passed + ", None, False, False)");
            if (s > 0) {
                Segments.Segment before = segments.get(s - 1);
                outputs = list(front.stream()
                                .map(node -> TorchScriptEmitter.uncut(node, before))
                                .toList())
                        + ", ";
                List<String> gradients = new ArrayList<>();
                for (int i = 0; i < front.size(); i++) {
                    gradients.add(gradient("og" + s, segment.parameters().size() + i));
                }
                line("pg" + s + " = annotate(List[Optional[Tensor]], " + list(gradients) + ")");
                passed = "pg" + s;
            }
            use(segment, "og" + s, accumulating);
        }
        if (accumulating) {
            step();
        }
    }

    /** Returns whether a value that a segment reads from before is read behind it too, and so cut twice. */
    private static boolean recut(int node, Segments.Segment segment) {
        return segment.cut().contains(node);
    }

    private void use(Segments.Segment segment, String gradients, boolean accumulating) {
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).segment().equals(segment)) {
                line("g" + part + " = "
                        + list(parts.get(part).names().stream()
                                .map(name ->
                                        gradient(gradients, segment.parameters().indexOf(name)))
                                .toList()));
                line(
                        accumulating
                                ? "ops.aten._foreach_add_(a" + part + ", g" + part + ", alpha=1)"
                                : update(part, "g"));
            }
        }
    }

    private void step() {
        line("if torch.gt(float(hp[2]), 0.5):");
        for (int part = 0; part < parts.size(); part++) {
            line("  " + update(part, "a"));
            line("  ops.aten._foreach_zero_(a" + part + ")");
        }
        line("else:");
        line("  pass");
    }

    private static String update(int part, String gradients) {
        return "ops.aten._fused_sgd_(w" + part + ", " + gradients + part + ", m" + part + ", weight_decay=float(hp["
                + (4 + 2 * part) + "]), momentum=momentum, lr=float(hp[" + (3 + 2 * part)
                + "]), dampening=0.0, nesterov=False, maximize=False, is_first_step=False,"
                + " grad_scale=None, found_inf=None)";
    }

    private static String gradient(String gradients, int index) {
        return "torch.contiguous(unchecked_cast(Tensor, " + gradients + "[" + index + "]))";
    }

    private static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    private void line(String statement) {
        text.append("    ").append(statement).append('\n');
    }
}
