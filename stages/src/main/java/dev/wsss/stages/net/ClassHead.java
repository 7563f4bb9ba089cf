package dev.wsss.stages.net;

import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;

/**
 * The last layer of a classifier: a 1×1 convolution without bias.
 *
 * @param name of the convolution in the state dict
 * @param initialiser of its filters
 * @param dropout probability of a channel of the features to be dropped in training; 0 for none
 * @param groups learning-rate groups of the network
 */
public record ClassHead(String name, Initialiser initialiser, double dropout, LearningGroups groups) {
    /** IRNet's. */
    public static final ClassHead IRN = new ClassHead("classifier", Initialiser.UNIFORM, 0, LearningGroups.BY_ORIGIN);

    /** AffinityNet's; SEAM's has the same name and start. */
    public static final ClassHead AFFINITYNET =
            new ClassHead("fc8", Initialiser.XAVIER, 0.5, LearningGroups.BY_ORIGIN_AND_KIND);

    /** Returns the same layer whose channels are dropped with a multiple of its probability. */
    public ClassHead dropping(double factor) {
        return new ClassHead(name, initialiser, dropout * factor, groups);
    }

    /** Returns N × classes × h × w from N × C × h × w. */
    Value declare(Script script, Value features, int classes) {
        groups.fresh(script);
        Value kept = script.dropout("dropout7", features, dropout);
        return script.conv(name, kept, classes, Geometry.POINTWISE, initialiser);
    }
}
