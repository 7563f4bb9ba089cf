package dev.wsss.stages.net;

import dev.wsss.stages.net.backbone.Backbone;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.script.Arithmetic;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import dev.wsss.stages.walk.PairOffsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * IRNet: a frozen backbone, a branch that finds class boundaries and, if wanted, one that finds displacements.
 *
 * <p>The branches share no parameter, so boundaries are the same with and without the other branch.
 *
 * @param backbone its channels; its batch norm uses running statistics always
 * @param branches what is trained
 */
public record IrnNetwork(Backbone backbone, Branches branches) {
    /** Learning-rate group of the boundary branch. */
    public static final String EDGE = IrnHeads.EDGE;
    /** Learning-rate group of the displacement branch. */
    public static final String DISPLACEMENT = IrnHeads.DISPLACEMENT;

    /** The parameter that holds the mean displacement, which only uses of a trained network subtract. */
    public static final String MEAN_SHIFT = "mean_shift.running_mean";

    /** Branches of a network. */
    public enum Branches {
        /** All that masks of classes need. */
        EDGE,
        /** As published, for instances too. */
        EDGE_AND_DISPLACEMENT
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W, {@code pairs} N × 1 × offsets × sources (codes of the label
     * map at the finest stride of the backbone), {@code counts} of the whole batch (background, foreground, negative) →
     * the scalars {@code total}, {@code pos}, {@code neg} and with displacement {@code dp_fg}, {@code dp_bg}.
     */
    public Network training(PairOffsets offsets) {
        Script script = Script.forTraining();
        IrnHeads heads = heads(script, script.input("picture", 3));
        Value edge = heads.edge();
        Value displacement = branches == Branches.EDGE ? null : heads.displacement();
        return script.network(new IrnLoss(script, offsets).of(edge, displacement));
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W → {@code edge} logits and, with that branch, {@code
     * displacement} minus its stored mean and {@code raw}.
     */
    public Network logits() {
        Script script = new Script();
        IrnHeads heads = heads(script, script.input("picture", 3));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("edge", heads.edge());
        if (branches == Branches.EDGE_AND_DISPLACEMENT) {
            Value raw = heads.displacement();
            outputs.put("displacement", script.minusStored(MEAN_SHIFT, raw));
            outputs.put("raw", raw);
        }
        return script.network(outputs);
    }

    /**
     * Declares the program {@code picture} 1 × 3 × H × W → {@code edge} 1 × 1 × (⌊(H−1)/s⌋+1) × (⌊(W−1)/s⌋+1) for the
     * finest stride s of the backbone: the logistic function of the mean of the logits of the picture and its mirror;
     * with that branch {@code displacement} of the picture alone.
     *
     * @param canvas both are padded to this side with zeros right and below, after mirroring; larger ones to a multiple
     *     of the backbone's coarsest stride, which it is a multiple of, too; published: 512
     */
    public Network boundaries(int canvas) {
        Script script = new Script();
        Arithmetic math = new Arithmetic(script);
        Value picture = script.input("picture", 3);
        int coarsest = backbone.features().last().stride();
        if (canvas < coarsest || canvas % coarsest != 0) {
            throw new IllegalArgumentException("canvas " + canvas + ": a multiple of " + coarsest);
        }
        IrnHeads heads = heads(script, script.pad(script.withMirror(picture), canvas, coarsest));
        int stride = heads.features().finestStride();
        Value logits = script.cropTo(heads.edge(), picture, stride);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("edge", math.sigmoid(math.affine(script.sumOfMirrors(logits), 0.5, 0)));
        if (branches == Branches.EDGE_AND_DISPLACEMENT) {
            Value centred = script.minusStored(MEAN_SHIFT, heads.displacement());
            outputs.put("displacement", script.cropTo(script.withoutMirror(centred), picture, stride));
        }
        return script.network(outputs);
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W → {@code mean} N × 2 × 1 × 1: raw displacements, averaged over
     * the map.
     */
    public Network meanDisplacement() {
        Script script = new Script();
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(
                "mean",
                script.globalAverage(heads(script, script.input("picture", 3)).displacement()));
        return script.network(outputs);
    }

    private IrnHeads heads(Script script, Value picture) {
        return new IrnHeads(script, backbone.declare(script, picture, Frozen.EVERYTHING));
    }
}
