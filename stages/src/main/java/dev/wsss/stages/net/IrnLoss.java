package dev.wsss.stages.net;

import dev.wsss.stages.script.Arithmetic;
import dev.wsss.stages.script.Pairs;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import dev.wsss.stages.walk.PairLabels;
import dev.wsss.stages.walk.PairOffsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * IRNet's loss on pairs of pixels: no boundary lies between two pixels of one class, one lies between two of
 * different classes.
 *
 * <p>With the affinity a = 1 − (largest boundary on the path), positive = −ln(a + 1e-5), negative = −ln(1 + 1e-5 − a):
 * pos = ½ Σ(bg · positive)/(Σ bg + 1e-5) + ½ Σ(fg · positive)/(Σ fg + 1e-5), neg = Σ(neg · negative)/(Σ neg + 1e-5).
 * Displacements d = D(source) − D(destination) are drawn to the offset on objects and to 0 on background:
 * dp_fg = Σ(|d − offset| · fg)/(2 Σ fg + 1e-5), dp_bg = Σ(|d| · bg)/(2 Σ bg + 1e-5).
 * total = (pos + neg)/2 + (dp_fg + dp_bg)/2, the second term only with the displacement branch. The sums Σ bg, Σ fg,
 * Σ neg come from outside, so that a batch can be split: they depend on labels only.
 */
final class IrnLoss {
    private static final double EPSILON = 1e-5;

    private final Arithmetic math;
    private final Pairs pairs;
    private final Value counts;
    private final Value background;
    private final Value foreground;
    private final Value negative;

    /** Declares the inputs {@code pairs} (codes, N × 1 × offsets × sources) and {@code counts} (bg, fg, neg). */
    IrnLoss(Script script, PairOffsets offsets) {
        this.math = new Arithmetic(script);
        this.pairs = new Pairs(script, offsets);
        Value codes = script.input("pairs", 1);
        this.counts = script.input("counts", 3);
        this.background = math.indicator(codes, PairLabels.BACKGROUND);
        this.foreground = math.indicator(codes, PairLabels.FOREGROUND);
        this.negative = math.indicator(codes, PairLabels.NEGATIVE);
    }

    /**
     * Returns {@code total} and its parts, from boundary logits and raw displacements at the resolution of the labels.
     */
    SequencedMap<String, Value> of(Value edgeLogits, @Nullable Value displacement) {
        Value affinity = math.affine(pairs.pathMaximum(math.sigmoid(edgeLogits)), -1, 1);
        Value apart = math.affine(math.log(math.affine(affinity, 1, EPSILON)), -1, 0);
        Value together = math.affine(math.log(math.affine(affinity, -1, 1 + EPSILON)), -1, 0);
        Value pos = math.plus(
                math.affine(mean(background, apart, 0, 1), 0.5, 0), math.affine(mean(foreground, apart, 1, 1), 0.5, 0));
        Value neg = mean(negative, together, 2, 1);
        SequencedMap<String, Value> parts = new LinkedHashMap<>();
        Value total = math.affine(math.plus(pos, neg), 0.5, 0);
        parts.put("total", total);
        parts.put("pos", pos);
        parts.put("neg", neg);
        if (displacement != null) {
            Value d = math.minus(pairs.sources(displacement), pairs.destinations(displacement));
            Value fg = mean(foreground, math.magnitude(math.minus(d, pairs.offsets(d))), 1, 2);
            Value bg = mean(background, math.magnitude(d), 0, 2);
            parts.put("dp_fg", fg);
            parts.put("dp_bg", bg);
            parts.put("total", math.plus(total, math.affine(math.plus(fg, bg), 0.5, 0)));
        }
        return parts;
    }

    /** Returns the affinities alone, N × 1 × offsets × sources, from boundary probabilities. */
    static Value affinities(Script script, PairOffsets offsets, Value edge) {
        return new Arithmetic(script).affine(new Pairs(script, offsets).pathMaximum(edge), -1, 1);
    }

    private Value mean(Value mask, Value values, int count, double dimensions) {
        Value denominator = math.affine(math.element(counts, count), dimensions, EPSILON);
        return math.over(math.sum(math.times(mask, values)), denominator);
    }
}
