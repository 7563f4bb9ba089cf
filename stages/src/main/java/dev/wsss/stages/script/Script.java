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
    private static final double EPSILON = 1e-5;

    private final List<Node> nodes = new ArrayList<>();
    private final Declarations declarations = new Declarations();
    private final List<Dropout> dropouts = new ArrayList<>();
    private final Purpose purpose;

    /** The use of a network. */
    private enum Purpose {
        TRAINING,
        INFERENCE
    }

    private Script(Purpose purpose) {
        this.purpose = purpose;
    }

    /** Creates a network to be run: dropout does nothing. */
    public Script() {
        this(Purpose.INFERENCE);
    }

    /** Returns a network to be trained, with its dropout. */
    public static Script forTraining() {
        return new Script(Purpose.TRAINING);
    }

    /** Assigns parameters from here on to this learning-rate group; {@code backbone} at the start. */
    public void group(String name) {
        groups(name, name);
    }

    /** Assigns parameters called {@code bias} from here on to the second learning-rate group, others to the first. */
    public void groups(String weights, String biases) {
        declarations.groups(weights, biases);
    }

    /**
     * Begins a further pass through the network: parameters that are declared already are used again, and dropout has
     * masks of its own.
     *
     * @param name an identifier
     */
    public void branch(String name) {
        declarations.branch(name);
    }

    /** Returns a float32 tensor that the caller passes. */
    public Value input(String name, int channels) {
        return node(new Operation.Input(name), channels, List.of());
    }

    /** Returns a trained tensor of its own. */
    public Value parameter(String name, int channels, int... shape) {
        String used = declarations.add(name, Initialiser.ZEROS, Parameter.Kind.TRAINED, shape);
        return node(new Formula("#0", Result.FLOAT, Memory.SHARED), channels, List.of(used));
    }

    /** Converts to the type and layout that the program computes in. */
    public Value compute(Value x) {
        return compute(x, Rounding.ORIGINAL);
    }

    /** Converts to the type and layout that the program computes in, rounded in this way while it is trained. */
    public Value compute(Value x, Rounding rounding) {
        return node(new Operation.Compute(rounding), x.channels(), List.of(), x);
    }

    /** Converts to float32. */
    public Value float32(Value x) {
        return formula("torch.to($0, 6)", Result.FLOAT, x.channels(), x);
    }

    /** Returns a convolution without bias, declared as {@code name.weight}. */
    public Value conv(String name, Value x, int channels, Geometry geometry, Initialiser initialiser) {
        String weight = declareFilter(name, x, channels, geometry, initialiser);
        return node(new Operation.Convolution(geometry, x.channels()), channels, List.of(weight), x);
    }

    /** Returns a convolution with bias, declared as {@code name.weight} and {@code name.bias}. */
    public Value convWithBias(String name, Value x, int channels, Geometry geometry, Initialiser initialiser) {
        String weight = declareFilter(name, x, channels, geometry, initialiser);
        String bias = declarations.add(name + ".bias", Initialiser.UNIFORM, Parameter.Kind.TRAINED, channels);
        return node(new Operation.Convolution(geometry, x.channels()), channels, List.of(weight, bias), x);
    }

    /** Adds a batch norm, eps 1e-5. */
    public Value batchNorm(String name, Value x, Statistics statistics) {
        return batchNorm(name, x, statistics, EPSILON);
    }

    /** Adds a batch norm that adds this much to a variance. */
    public Value batchNorm(String name, Value x, Statistics statistics, double epsilon) {
        List<String> used = declarations.norm(name, x.channels(), Parameter.Kind.TRAINED);
        return node(new Operation.BatchNorm(statistics, epsilon), x.channels(), used, x);
    }

    /** Adds a batch norm, eps 1e-5, as a fixed function: running statistics, and parameters that are never trained. */
    public Value fixedBatchNorm(String name, Value x) {
        List<String> used = declarations.norm(name, x.channels(), Parameter.Kind.FROZEN);
        return node(new Operation.BatchNorm(Statistics.RUNNING, EPSILON), x.channels(), used, x);
    }

    /** Adds a group norm, eps 1e-5. */
    public Value groupNorm(String name, Value x, int groups) {
        List<String> used = List.of(
                declarations.add(name + ".weight", Initialiser.ONES, Parameter.Kind.TRAINED, x.channels()),
                declarations.add(name + ".bias", Initialiser.ZEROS, Parameter.Kind.TRAINED, x.channels()));
        return node(new Operation.GroupNorm(groups), x.channels(), used, x);
    }

    /** Returns x minus a stored vector, one number for each channel. */
    public Value minusStored(String name, Value x) {
        String used = declarations.add(name, Initialiser.ZEROS, Parameter.Kind.BUFFER, x.channels());
        String text = "torch.sub($0, torch.reshape(#0, [1, " + x.channels() + ", 1, 1]))";
        return node(new Formula(text, Result.SAME, Memory.OWN), x.channels(), List.of(used), x);
    }

    public Value relu(Value x) {
        return node(new Operation.Rectify(Rectifier.RELU), x.channels(), List.of(), x);
    }

    /** Returns min(max(0, x), 6). */
    public Value relu6(Value x) {
        return node(new Operation.Rectify(Rectifier.RELU6), x.channels(), List.of(), x);
    }

    /** Returns x where it is positive, eˣ − 1 elsewhere. */
    public Value elu(Value x) {
        return formula("torch.elu($0, 1, 1, 1)", Result.SAME, x.channels(), x);
    }

    /**
     * Drops whole channels at random; the others are multiplied by 1/(1 − probability): in a network to be trained, by
     * factors that the caller passes. In others, and with probability 0, x itself.
     */
    public Value dropout(String layer, Value x, double probability) {
        if (purpose == Purpose.INFERENCE || probability == 0) {
            return x;
        }
        String branch = declarations.branch();
        String name = (branch.isEmpty() ? "" : branch + "_") + layer.replace('.', '_');
        Dropout dropout = new Dropout("dropout_" + name, layer, branch, x.channels(), probability);
        dropouts.add(dropout);
        Value factors = input(dropout.input(), x.channels());
        return fresh("torch.mul($0, torch.type_as($1, $0))", Result.SAME, x.channels(), x, factors);
    }

    public Value add(Value a, Value b) {
        return node(new Operation.Add(), a.channels(), List.of(), a, b);
    }

    /** Pools over 3×3 windows, stride 2, one pixel of padding. */
    public Value maxPool(Value x) {
        return fresh("torch.max_pool2d($0, [3, 3], [2, 2], [1, 1], [1, 1], False)", Result.SAME, x.channels(), x);
    }

    /** Resizes bilinearly, half-pixel centres. */
    public Value upsample(Value x, int factor) {
        String text = "torch.upsample_bilinear2d($0, None, False, [" + factor + ".0, " + factor + ".0])";
        return fresh(text, Result.SAME, x.channels(), x);
    }

    /**
     * Resizes bilinearly with the corner pixels' centres on one another, to the height and width of another map;
     * float32.
     */
    public Value resizeAligned(Value x, Value like) {
        String text = "torch.upsample_bilinear2d(torch.to($0, 6), [torch.size($1, 2), torch.size($1, 3)], True, None)";
        return fresh(text, Result.FLOAT, x.channels(), x, like);
    }

    /**
     * Resizes bilinearly with the corner pixels' centres on one another, by a factor; sizes are rounded down; float32.
     */
    public Value scaleAligned(Value x, double factor) {
        String text = "torch.upsample_bilinear2d(torch.to($0, 6), None, True, [" + factor + ", " + factor + "])";
        return fresh(text, Result.FLOAT, x.channels(), x);
    }

    /** Returns the top left of x, as high and as wide as another map. */
    public Value cropLike(Value x, Value other) {
        String text = "torch.slice(torch.slice($0, 2, 0, torch.size($1, 2), 1), 3, 0, torch.size($1, 3), 1)";
        return formula(text, Result.SAME, x.channels(), x, other);
    }

    /** Pads with zeros right and below, up to a canvas or, where x is larger, to the next multiple of a number. */
    public Value pad(Value x, int canvas, int multiple) {
        String text = "torch.constant_pad_nd($0, [0, " + padding(3, canvas, multiple) + ", 0, "
                + padding(2, canvas, multiple) + "], 0)";
        return formula(text, Result.SAME, x.channels(), x);
    }

    private static String padding(int dimension, int canvas, int multiple) {
        String size = "torch.size($0, " + dimension + ")";
        return "torch.sub(ops.prim.max(" + canvas + ", torch.mul(torch.floordiv(torch.add(" + size + ", "
                + (multiple - 1) + "), " + multiple + "), " + multiple + ")), " + size + ")";
    }

    /** Returns the top left of x: as much as another value covers when every {@code stride}-th of its pixels counts. */
    public Value cropTo(Value x, Value other, int stride) {
        String rows = "torch.slice($0, 2, 0, " + strided(2, stride) + ", 1)";
        String text = "torch.slice(" + rows + ", 3, 0, " + strided(3, stride) + ", 1)";
        return formula(text, Result.SAME, x.channels(), x, other);
    }

    private static String strided(int dimension, int stride) {
        return "torch.add(torch.floordiv(torch.sub(torch.size($1, " + dimension + "), 1), " + stride + "), 1)";
    }

    /** Maps of one size, channel after channel. */
    public Value concat(Value... parts) {
        String list = String.join(
                ", ", IntStream.range(0, parts.length).mapToObj(i -> "$" + i).toList());
        int channels = Arrays.stream(parts).mapToInt(Value::channels).sum();
        return fresh("torch.cat([" + list + "], 1)", Result.SAME, channels, parts);
    }

    /** Returns the mean over rows and columns, in float32; N × C × 1 × 1. */
    public Value globalAverage(Value x) {
        return formula("torch.mean(torch.to($0, 6), [2, 3], True)", Result.FLOAT, x.channels(), x);
    }

    /** Returns N × C × 1 × 1 as N × C. */
    public Value flatten(Value x) {
        return formula("torch.flatten($0, 1)", Result.SAME, x.channels(), x);
    }

    /** Returns all channels but the first. */
    public Value withoutFirstChannel(Value x) {
        return formula("torch.slice($0, 1, 1, 1000000, 1)", Result.SAME, x.channels() - 1, x);
    }

    /** Returns the pictures of a batch, followed by their mirror images. */
    public Value withMirror(Value x) {
        return formula("torch.cat([$0, torch.flip($0, [3])], 0)", Result.SAME, x.channels(), x);
    }

    /** Undoes {@link #withMirror}: the first half of the batch plus the second half, mirrored back. */
    public Value sumOfMirrors(Value x) {
        String text = "torch.add(torch.slice($0, 0, 0, torch.floordiv(torch.size($0, 0), 2), 1),"
                + " torch.flip(torch.slice($0, 0, torch.floordiv(torch.size($0, 0), 2), 1000000, 1), [3]))";
        return formula(text, Result.SAME, x.channels(), x);
    }

    /** Returns the first half of the batch. */
    public Value withoutMirror(Value x) {
        String text = "torch.slice($0, 0, 0, torch.floordiv(torch.size($0, 0), 2), 1)";
        return formula(text, Result.SAME, x.channels(), x);
    }

    /** Returns the same value; nothing before it is trained. */
    public Value detach(Value x) {
        return node(new Operation.Detach(), x.channels(), List.of(), x);
    }

    /** Returns the network, done. */
    public Network network(SequencedMap<String, Value> outputs) {
        SequencedMap<String, Integer> results = new LinkedHashMap<>();
        outputs.forEach((name, value) -> results.put(name, value.node()));
        Interleaving ordered = Interleaving.of(nodes, declarations.parameters(), results);
        return Network.of(ordered.nodes(), declarations.parameters(), ordered.outputs(), dropouts);
    }

    /** Returns a formula whose result may lie in the memory of an input. */
    Value formula(String text, Result result, int channels, Value... inputs) {
        return node(new Formula(text, result, Memory.SHARED), channels, List.of(), inputs);
    }

    /** Returns a formula whose result lies in memory of its own, which its gradient does not read. */
    Value fresh(String text, Result result, int channels, Value... inputs) {
        return node(new Formula(text, result, Memory.OWN), channels, List.of(), inputs);
    }

    private String declareFilter(String name, Value x, int channels, Geometry geometry, Initialiser initialiser) {
        int kernel = geometry.kernel();
        int inputs = x.channels() / geometry.groups();
        return declarations.add(
                name + ".weight", initialiser, Parameter.Kind.TRAINED, channels, inputs, kernel, kernel);
    }

    private Value node(Operation operation, int channels, List<String> used, Value... inputs) {
        nodes.add(new Node(operation, Arrays.stream(inputs).map(Value::node).toList(), used));
        return new Value(nodes.size() - 1, channels);
    }
}
