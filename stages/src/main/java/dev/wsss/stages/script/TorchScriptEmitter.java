package dev.wsss.stages.script;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of a network as TorchScript statements; node {@code i} becomes the variable {@code hi}. */
final class TorchScriptEmitter {
    /** A result, an input or a parameter in the text of a formula. */
    private static final Pattern PLACE = Pattern.compile("[$][$]|[$#][0-9]+");

    private final Network network;
    private final BitSet trained;
    private final Precision precision;
    private final Target target;
    private final boolean merging;
    private final ConvFusions chains;
    private final Function<String, String> live;
    private final Map<Constant, Integer> constants = new LinkedHashMap<>();
    private final Map<String, String> casts = new HashMap<>();
    private final BitSet computing = new BitSet();
    private final StringBuilder text = new StringBuilder();

    /**
     * @param trained nodes to run with gradients
     * @param merging whether the others are merged into as few passes as possible, which rounds in other places
     * @param live the expression for a parameter of a trained node
     */
    TorchScriptEmitter(
            Network network, BitSet trained, Numeric numeric, boolean merging, Function<String, String> live) {
        this(network, trained, numeric, merging, live, List.of());
    }

    /** @param segments of the network, where its gradients are computed in parts; none otherwise */
    TorchScriptEmitter(
            Network network,
            BitSet trained,
            Numeric numeric,
            boolean merging,
            Function<String, String> live,
            List<Segments.Segment> segments) {
        this.network = network;
        this.trained = trained;
        this.precision = numeric.precision();
        this.target = numeric.target();
        this.live = live;
        this.merging = merging;
        this.chains = new ConvFusions(network, trained, merging);
        for (int i = 0; i < network.nodes().size(); i++) {
            emit(i);
            for (Segments.Segment segment : segments) {
                if (segment.last() == i) {
                    segment.cut().forEach(node -> cut(node, segment));
                }
            }
        }
    }

    /** Returns the name of a value before it was cut behind a segment. */
    static String uncut(int node, Segments.Segment segment) {
        return "h" + node + "_" + segment.last();
    }

    private void cut(int node, Segments.Segment segment) {
        assign(uncut(node, segment), "h" + node);
        assign("h" + node, "torch.requires_grad_(torch.detach(" + uncut(node, segment) + "), True)");
    }

    String text() {
        return text.toString();
    }

    /** Returns what the program needs as the list {@code f}, in order. */
    List<Constant> constants() {
        return new ArrayList<>(constants.keySet());
    }

    private void emit(int index) {
        Node node = network.nodes().get(index);
        boolean same = !node.inputs().isEmpty() && computing.get(node.inputs().getFirst());
        computing.set(
                index,
                switch (node.operation()) {
                    case Operation.Compute compute -> true;
                    case Operation.Formula formula -> formula.result() == Operation.Result.SAME && same;
                    default -> same;
                });
        if (chains.absorbed(index)) {
            return;
        }
        Chain chain = chains.endingAt(index);
        if (chain != null) {
            assign(index, pass(chain));
            return;
        }
        if (chains.computedByNorm(index)) {
            return;
        }
        String x = node.inputs().isEmpty() ? "" : "h" + node.inputs().getFirst();
        switch (node.operation()) {
            case Operation.Input input -> assign(index, target.uploaded("in_" + input.name()));
            case Operation.Compute compute ->
                assign(index, contiguous("torch.to(" + x + ", " + precision.code() + ")", index));
            case Operation.Detach detach -> assign(index, contiguous("torch.detach(" + x + ")", index));
            case Operation.Rectify rectify ->
                assign(index, rectified(rectify.rectifier(), node.inputs().getFirst()));
            case Operation.Add add -> assign(index, sum(node));
            case Operation.Convolution convolution -> convolution(index, node, tensors(index, node));
            case Operation.BatchNorm norm -> batchNorm(index, node, norm);
            case Operation.GroupNorm norm -> assign(index, groupNorm(index, node, norm.groups(), x));
            case Operation.Formula formula -> formula(index, node, formula.text());
        }
    }

    private String sum(Node node) {
        int first = node.inputs().getFirst();
        return (chains.overwritable(first) ? "torch.add_(h" : "torch.add(h") + first + ", h"
                + node.inputs().getLast() + ", alpha=1)";
    }

    /**
     * Returns the variable of a filter in the type that the program computes in; branches that share it share the
     * variable.
     */
    private String cast(String tensor) {
        return casts.computeIfAbsent(tensor, each -> {
            String name = "c" + casts.size();
            assign(name, "torch.to(" + each + ", " + precision.code() + ")");
            return name;
        });
    }

    /**
     * Writes a convolution, with what is fast where it is trained.
     *
     * @param tensors filter, and bias if there is one, in float32
     */
    private void convolution(int index, Node node, List<String> tensors) {
        Operation.Convolution operation = (Operation.Convolution) node.operation();
        TrainedConvolution convolution =
                new TrainedConvolution(operation.geometry(), operation.inputs(), network.rounding());
        String x = "h" + node.inputs().getFirst();
        boolean rounded =
                precision != Precision.FLOAT32 && computing.get(node.inputs().getFirst());
        boolean written = trained.get(index) && target.kernels() == Kernels.ONEDNN;
        boolean widened = written && rounded && convolution.isByChannel() && network.rounding() == Rounding.FREE;
        if (widened) {
            assign("x" + index, "torch.to(" + x + ", 6)");
            x = "x" + index;
        }
        List<String> used =
                rounded && !widened ? tensors.stream().map(this::cast).toList() : tensors;
        String filter = used.getFirst();
        String bias = used.size() > 1 ? used.getLast() : "None";
        if (written) {
            text.append(convolution
                    .text("h" + index, x, filter, bias, rounded ? precision : Precision.FLOAT32)
                    .indent(4));
        } else {
            assign(index, Kernels.convolution(x, filter, bias, operation.geometry()));
        }
        if (widened) {
            assign(index, "torch.to(h" + index + ", " + precision.code() + ")");
        }
    }

    private void batchNorm(int index, Node node, Operation.BatchNorm norm) {
        List<String> p = tensors(index, node);
        Integer convolution = chains.foldedInto(index);
        if (convolution != null) {
            Node folded = network.nodes().get(convolution);
            convolution(
                    index, folded, folded(index, live.apply(folded.parameters().getFirst()), p, norm.epsilon()));
            return;
        }
        boolean batch = trained.get(index) && norm.statistics() == Statistics.BATCH;
        assign(
                index,
                "torch.batch_norm(h" + node.inputs().getFirst() + ", " + String.join(", ", p) + ", "
                        + (batch ? "True" : "False") + ", 0.1, " + number(norm.epsilon()) + ", True)");
    }

    /** Returns the variables of a filter times the scale of a norm, and of the norm's shift. */
    private List<String> folded(int index, String filter, List<String> norm, double epsilon) {
        String scale = "s" + index;
        assign(
                scale,
                "torch.mul(" + norm.get(0) + ", torch.rsqrt(torch.add(" + norm.get(3) + ", " + number(epsilon) + ")))");
        String scaled = "sw" + index;
        assign(scaled, "torch.mul(" + filter + ", torch.reshape(" + scale + ", [-1, 1, 1, 1]))");
        String shift = "sb" + index;
        assign(shift, "torch.sub(" + norm.get(1) + ", torch.mul(" + norm.get(2) + ", " + scale + "))");
        return List.of(scaled, shift);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }

    private String rectified(Rectifier rectifier, int input) {
        return chains.overwritable(input) ? rectifier.inPlace("h" + input) : rectifier.of("h" + input);
    }

    /** Returns one pass of a merged convolution. */
    private String pass(Chain chain) {
        Node node = network.nodes().get(chain.convolution());
        Geometry geometry = ((Operation.Convolution) node.operation()).geometry();
        int input = node.inputs().getFirst();
        boolean cast = computing.get(input);
        Integer norm = chain.norm();
        String bias = "None";
        String filter;
        if (norm == null) {
            filter = constant(node.parameters().subList(0, 1), Constant.Recipe.PLAIN, cast);
            if (node.parameters().size() > 1) {
                bias = constant(node.parameters().subList(1, 2), Constant.Recipe.PLAIN, cast);
            }
        } else {
            Node folded = network.nodes().get(norm);
            double epsilon = ((Operation.BatchNorm) folded.operation()).epsilon();
            List<String> sources = new ArrayList<>(List.of(node.parameters().getFirst()));
            sources.addAll(folded.parameters());
            filter = constant(new Constant(sources, Constant.Recipe.FOLDED_FILTER, cast, epsilon));
            bias = constant(new Constant(folded.parameters(), Constant.Recipe.FOLDED_SHIFT, cast, epsilon));
        }
        String shortcut = chain.shortcut() == null ? null : "h" + chain.shortcut();
        return target.kernels()
                .pass(new FusedConvCall(
                        "h" + input, filter, bias, geometry, shortcut, chain.rectifier(), chain.inPlace()));
    }

    private String groupNorm(int index, Node node, int groups, String x) {
        List<String> p = tensors(index, node);
        return target.kernels()
                .groupNorm(x, groups, p.getFirst(), p.getLast(), computing.get(index) ? precision : Precision.FLOAT32);
    }

    private void formula(int index, Node node, String template) {
        String filled = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(named(index, node, place.group())));
        if (template.contains("$$")) {
            text.append(filled.indent(4));
        } else {
            assign(index, filled);
        }
    }

    private String named(int index, Node node, String place) {
        if (place.equals("$$")) {
            return "h" + index;
        }
        int number = Integer.parseInt(place.substring(1));
        return place.startsWith("$")
                ? "h" + node.inputs().get(number)
                : tensor(index).apply(node.parameters().get(number));
    }

    private List<String> tensors(int index, Node node) {
        return node.parameters().stream().map(tensor(index)).toList();
    }

    private Function<String, String> tensor(int index) {
        return trained.get(index) ? live : name -> constant(List.of(name), Constant.Recipe.PLAIN, false);
    }

    private String constant(List<String> parameters, Constant.Recipe recipe, boolean cast) {
        return constant(new Constant(parameters, recipe, cast, 0));
    }

    private String constant(Constant wanted) {
        return "f[" + constants.computeIfAbsent(wanted, key -> constants.size()) + "]";
    }

    /**
     * Lays a tensor out channels last, which oneDNN computes without copies between layouts, but for the gradients of
     * dilated filters in float32: a step of a ResNet-50 takes 0.91 of the time that channels first take, one of a
     * ResNet-38 1.13.
     */
    private String contiguous(String expression, int index) {
        boolean original = precision == Precision.FLOAT32 && network.rounding() != Rounding.FREE && network.dilates();
        int layout = original && (!merging || chains.leadsToTraining(index)) ? 0 : 2;
        return "torch.contiguous(" + expression + ", memory_format=" + layout + ")";
    }

    private void assign(int index, String expression) {
        assign("h" + index, expression);
    }

    private void assign(String name, String expression) {
        text.append("    ").append(name).append(" = ").append(expression).append('\n');
    }
}
