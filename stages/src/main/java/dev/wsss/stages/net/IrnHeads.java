package dev.wsss.stages.net;

import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;

/**
 * IRNet's two branches over the stages of a backbone; both give maps at stride 4.
 *
 * @param script the network being written
 * @param features detached
 */
record IrnHeads(Script script, Features features) {
    /** Learning-rate group of the boundary branch. */
    static final String EDGE = "edge";
    /** Learning-rate group of the displacement branch. */
    static final String DISPLACEMENT = "displacement";

    /** Logits of class boundaries, one channel. */
    Value edge() {
        script.group(EDGE);
        Value edge1 = script.relu(edge(1, features.stem(), 1));
        Value edge2 = script.relu(edge(2, features.layer1(), 1));
        Value edge3 = script.cropLike(script.relu(edge(3, features.layer2(), 2)), edge2);
        Value edge4 = script.cropLike(script.relu(edge(4, features.layer3(), 4)), edge2);
        Value edge5 = script.cropLike(script.relu(edge(5, features.layer4(), 4)), edge2);
        Value all = script.float32(script.concat(edge1, edge2, edge3, edge4, edge5));
        return script.convWithBias("fc_edge6", all, 1, Geometry.POINTWISE, Initialiser.UNIFORM);
    }

    /** Rows and columns to the middle of the object, two channels, without the mean shift. */
    Value displacement() {
        script.group(DISPLACEMENT);
        Value dp1 = script.relu(branch("fc_dp1", features.stem(), 64, 8));
        Value dp2 = script.relu(branch("fc_dp2", features.layer1(), 128, 16));
        Value dp3 = script.relu(branch("fc_dp3", features.layer2(), 256, 16));
        Value dp4 = script.relu(script.upsample(branch("fc_dp4", features.layer3(), 256, 16), 2));
        Value dp5 = script.relu(script.upsample(branch("fc_dp5", features.layer4(), 256, 16), 2));
        Value deep = script.concat(dp3, script.cropLike(dp4, dp3), script.cropLike(dp5, dp3));
        Value up = script.relu(script.upsample(branch("fc_dp6", deep, 256, 16), 2));
        Value all = script.concat(dp1, dp2, script.cropLike(up, dp2));
        Value last = script.relu(norm("fc_dp7", conv("fc_dp7.0", all, 256), 16));
        return script.conv("fc_dp7.3", script.float32(last), 2, Geometry.POINTWISE, Initialiser.UNIFORM);
    }

    private Value edge(int number, Value x, int factor) {
        Value y = branch("fc_edge" + number, x, 32, 4);
        return factor == 1 ? y : script.upsample(y, factor);
    }

    private Value branch(String name, Value x, int channels, int groups) {
        return norm(name, conv(name + ".0", x, channels), groups);
    }

    private Value conv(String name, Value x, int channels) {
        return script.conv(name, x, channels, Geometry.POINTWISE, Initialiser.HE);
    }

    private Value norm(String name, Value x, int groups) {
        return script.groupNorm(name + ".1", x, groups);
    }
}
