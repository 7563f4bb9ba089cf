package dev.wsss.stages.script;

import dev.wsss.stages.script.Operation.Result;

/** Element-wise float32 arithmetic in a network being written, for its losses. */
public final class Arithmetic {
    private final Script script;

    public Arithmetic(Script script) {
        this.script = script;
    }

    public Value sigmoid(Value x) {
        return call("torch.sigmoid($0)", x);
    }

    /** Returns factor · x + constant. */
    public Value affine(Value x, double factor, double constant) {
        return call("torch.add(torch.mul($0, " + factor + "), " + constant + ")", x);
    }

    public Value log(Value x) {
        return call("torch.log($0)", x);
    }

    public Value magnitude(Value x) {
        return call("torch.abs($0)", x);
    }

    public Value plus(Value a, Value b) {
        return call("torch.add($0, $1)", a, b);
    }

    public Value minus(Value a, Value b) {
        return call("torch.sub($0, $1)", a, b);
    }

    public Value times(Value a, Value b) {
        return call("torch.mul($0, $1)", a, b);
    }

    public Value over(Value a, Value b) {
        return call("torch.div($0, $1)", a, b);
    }

    /** Returns the sum of all elements, a scalar. */
    public Value sum(Value x) {
        return call("torch.sum($0)", x);
    }

    /** Returns the mean of all elements, a scalar. */
    public Value mean(Value x) {
        return call("torch.mean($0)", x);
    }

    /** Returns one number of a vector, a scalar. */
    public Value element(Value vector, int index) {
        return call("torch.select($0, 0, " + index + ")", vector);
    }

    /** Returns 1 where x has this value, else 0. */
    public Value indicator(Value x, int value) {
        return call("torch.to(torch.eq($0, " + value + "), 6)", x);
    }

    /** Returns mean over all elements of −[y log s(x) + (1 − y) log s(−x)] with the logistic function s; a scalar. */
    public Value softMargin(Value logits, Value labels) {
        return call("torch.binary_cross_entropy_with_logits($0, $1, None, None, 1)", logits, labels);
    }

    private Value call(String text, Value... inputs) {
        return script.formula(text, Result.FLOAT, inputs[0].channels(), inputs);
    }
}
