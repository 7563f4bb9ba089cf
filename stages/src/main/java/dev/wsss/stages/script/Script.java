package dev.wsss.stages.script;

import dev.wsss.stages.script.Operation.Formula;
import dev.wsss.stages.script.Operation.Memory;
import dev.wsss.stages.script.Operation.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** A network while it is being written: each call adds an operation and declares the parameters it needs. */
public final class Script {
    private final List<Node> nodes = new ArrayList<>();
    private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    private String group = "backbone";

    /** From here on parameters belong to this learning-rate group; {@code backbone} at the start. */
    public void group(String name) {
        group = name;
    }

    /** A float32 tensor that the caller passes. */
    public Value input(String name, int channels) {
        return node(new Operation.Input(name), channels, List.of());
    }

    /** A trained tensor of its own. */
    public Value parameter(String name, int channels, int... shape) {
        String used = declare(name, Initialiser.ZEROS, Parameter.Kind.TRAINED, shape);
        return node(new Formula("#0", Result.FLOAT, Memory.SHARED), channels, List.of(used));
    }

    /** From here on in the type and layout that the program computes in. */
    public Value compute(Value x) {
        return node(new Operation.Compute(), x.channels(), List.of(), x);
    }

    /** From here on in float32. */
    public Value float32(Value x) {
        return formula("torch.to($0, 6)", Result.FLOAT, x.channels(), x);
    }

    /** A convolution without bias, declared as {@code name.weight}. */
    public Value conv(String name, Value x, int channels, Geometry geometry, Initialiser initialiser) {
        String weight = declareFilter(name, x, channels, geometry, initialiser);
        return node(new Operation.Convolution(geometry), channels, List.of(weight), x);
    }

    /** A convolution with bias, declared as {@code name.weight} and {@code name.bias}. */
    public Value convWithBias(String name, Value x, int channels, Geometry geometry, Initialiser initialiser) {
        String weight = declareFilter(name, x, channels, geometry, initialiser);
        String bias = declare(name + ".bias", Initialiser.UNIFORM, Parameter.Kind.TRAINED, channels);
        return node(new Operation.Convolution(geometry), channels, List.of(weight, bias), x);
    }

    /** Batch norm, eps 1e-5. */
    public Value batchNorm(String name, Value x, Statistics statistics) {
        int channels = x.channels();
        List<String> used = List.of(
                declare(name + ".weight", Initialiser.ONES, Parameter.Kind.TRAINED, channels),
                declare(name + ".bias", Initialiser.ZEROS, Parameter.Kind.TRAINED, channels),
                declare(name + ".running_mean", Initialiser.ZEROS, Parameter.Kind.BUFFER, channels),
                declare(name + ".running_var", Initialiser.ONES, Parameter.Kind.BUFFER, channels));
        return node(new Operation.BatchNorm(statistics), channels, used, x);
    }

    /** Group norm, eps 1e-5. */
    public Value groupNorm(String name, Value x, int groups) {
        List<String> used = List.of(
                declare(name + ".weight", Initialiser.ONES, Parameter.Kind.TRAINED, x.channels()),
                declare(name + ".bias", Initialiser.ZEROS, Parameter.Kind.TRAINED, x.channels()));
        return node(new Operation.GroupNorm(groups), x.channels(), used, x);
    }

    /** x minus a stored vector, one number for each channel. */
    public Value minusStored(String name, Value x) {
        String used = declare(name, Initialiser.ZEROS, Parameter.Kind.BUFFER, x.channels());
        String text = "torch.sub($0, torch.reshape(#0, [1, " + x.channels() + ", 1, 1]))";
        return node(new Formula(text, Result.SAME, Memory.OWN), x.channels(), List.of(used), x);
    }

    public Value relu(Value x) {
        return node(new Operation.Rectify(), x.channels(), List.of(), x);
    }

    public Value add(Value a, Value b) {
        return node(new Operation.Add(), a.channels(), List.of(), a, b);
    }

    /** 3×3 windows, stride 2, one pixel of padding. */
    public Value maxPool(Value x) {
        return fresh("torch.max_pool2d($0, [3, 3], [2, 2], [1, 1], [1, 1], False)", Result.SAME, x.channels(), x);
    }

    /** Bilinear, half-pixel centres. */
    public Value upsample(Value x, int factor) {
        String text = "torch.upsample_bilinear2d($0, None, False, [" + factor + ".0, " + factor + ".0])";
        return fresh(text, Result.SAME, x.channels(), x);
    }

    /** The top left of x, as high and as wide as another map. */
    public Value cropLike(Value x, Value other) {
        String text = "torch.slice(torch.slice($0, 2, 0, torch.size($1, 2), 1), 3, 0, torch.size($1, 3), 1)";
        return formula(text, Result.SAME, x.channels(), x, other);
    }

    /** Zeros right and below, up to a canvas or, where x is larger, to the next multiple of 16. */
    public Value pad(Value x, int canvas) {
        String side = "torch.sub(ops.prim.max(" + canvas
                + ", torch.mul(torch.floordiv(torch.add(torch.size($0, %d), 15), 16), 16)), torch.size($0, %d))";
        String text =
                "torch.constant_pad_nd($0, [0, " + side.formatted(3, 3) + ", 0, " + side.formatted(2, 2) + "], 0)";
        return formula(text, Result.SAME, x.channels(), x);
    }

    /** The top left of x: as much as another value covers when every {@code stride}-th of its pixels counts. */
    public Value cropTo(Value x, Value other, int stride) {
        String side = "torch.add(torch.floordiv(torch.sub(torch.size($1, %d), 1), " + stride + "), 1)";
        String rows = "torch.slice($0, 2, 0, " + side.formatted(2) + ", 1)";
        String text = "torch.slice(" + rows + ", 3, 0, " + side.formatted(3) + ", 1)";
        return formula(text, Result.SAME, x.channels(), x, other);
    }

    /** Maps of one size, channel after channel. */
    public Value concat(Value... parts) {
        String list = String.join(
                ", ", IntStream.range(0, parts.length).mapToObj(i -> "$" + i).toList());
        int channels = Arrays.stream(parts).mapToInt(Value::channels).sum();
        return fresh("torch.cat([" + list + "], 1)", Result.SAME, channels, parts);
    }

    /** The mean over rows and columns, in float32; N × C × 1 × 1. */
    public Value globalAverage(Value x) {
        return formula("torch.mean(torch.to($0, 6), [2, 3], True)", Result.FLOAT, x.channels(), x);
    }

    /** N × C × 1 × 1 as N × C. */
    public Value flatten(Value x) {
        return formula("torch.flatten($0, 1)", Result.SAME, x.channels(), x);
    }

    /** The pictures of a batch, followed by their mirror images. */
    public Value withMirror(Value x) {
        return formula("torch.cat([$0, torch.flip($0, [3])], 0)", Result.SAME, x.channels(), x);
    }

    /** Undoes {@link #withMirror}: the first half of the batch plus the second half, mirrored back. */
    public Value sumOfMirrors(Value x) {
        String text = "torch.add(torch.slice($0, 0, 0, torch.floordiv(torch.size($0, 0), 2), 1),"
                + " torch.flip(torch.slice($0, 0, torch.floordiv(torch.size($0, 0), 2), 1000000, 1), [3]))";
        return formula(text, Result.SAME, x.channels(), x);
    }

    /** The first half of the batch. */
    public Value withoutMirror(Value x) {
        String text = "torch.slice($0, 0, 0, torch.floordiv(torch.size($0, 0), 2), 1)";
        return formula(text, Result.SAME, x.channels(), x);
    }

    /** The same value; nothing before it is trained. */
    public Value detach(Value x) {
        return node(new Operation.Detach(), x.channels(), List.of(), x);
    }

    /** The network, done. */
    public Network network(SequencedMap<String, Value> outputs) {
        SequencedMap<String, Integer> results = new LinkedHashMap<>();
        outputs.forEach((name, value) -> results.put(name, value.node()));
        return Network.of(nodes, List.copyOf(parameters.values()), results);
    }

    /** A formula whose result may lie in the memory of an input. */
    Value formula(String text, Result result, int channels, Value... inputs) {
        return node(new Formula(text, result, Memory.SHARED), channels, List.of(), inputs);
    }

    /** A formula whose result lies in memory of its own, which its gradient does not read. */
    Value fresh(String text, Result result, int channels, Value... inputs) {
        return node(new Formula(text, result, Memory.OWN), channels, List.of(), inputs);
    }

    private String declareFilter(String name, Value x, int channels, Geometry geometry, Initialiser initialiser) {
        int kernel = geometry.kernel();
        return declare(name + ".weight", initialiser, Parameter.Kind.TRAINED, channels, x.channels(), kernel, kernel);
    }

    private String declare(String name, Initialiser initialiser, Parameter.Kind kind, int... shape) {
        if (parameters.putIfAbsent(name, new Parameter(name, shape, initialiser, group, kind)) != null) {
            throw new IllegalArgumentException(name + " is declared twice");
        }
        return name;
    }

    private Value node(Operation operation, int channels, List<String> used, Value... inputs) {
        nodes.add(new Node(operation, Arrays.stream(inputs).map(Value::node).toList(), used));
        return new Value(nodes.size() - 1, channels);
    }
}
