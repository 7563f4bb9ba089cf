package dev.wsss.stages.net;

import dev.wsss.stages.script.Arithmetic;
import dev.wsss.stages.script.Maps;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * SEAM's losses: two views of a picture have the same maps, before and behind pixel correlation.
 *
 * <p>For each view {@code cls} is the soft margin of the mean logits, {@code rvmin} the mean of the lowest quarter of
 * the largest correlated map of a present class. Maps are normalised to [0, 1] by channel, resized to the size of the
 * small view and multiplied by the labels. Then {@code er} is the mean difference of the two views' maps over classes,
 * and {@code ecr} the mean of the largest fifth of the differences between one view's best class and the other's
 * correlated map. total = (cls1 + cls2)/2 + (rvmin1 + rvmin2)/2 + er + ecr1 + ecr2. Every part is a mean over pictures.
 *
 * @param script the network being written
 * @param labels N × classes, 0 or 1
 * @param agreement N × 1 × 1 × 1, the weights of pictures in er and ecr; absent: all are 1
 */
record SeamLoss(Script script, Value labels, @Nullable Value agreement) {
    private static final double LOWEST = 0.25;
    private static final double LARGEST = 0.2;

    /**
     * Returns the losses by name, the total first.
     *
     * @param cam1 logits of the large view at its size, background first
     * @param correlated1 its correlated maps
     * @param cam2 logits of the small view at its size
     * @param correlated2 its correlated maps
     */
    SequencedMap<String, Value> of(Value cam1, Value correlated1, Value cam2, Value correlated2) {
        Arithmetic math = new Arithmetic(script);
        Maps maps = new Maps(script);
        Value present = maps.presence(labels);
        Value normal1 = math.times(script.resizeAligned(maps.normalised(cam1), cam2), present);
        Value refined1 = math.times(script.resizeAligned(maps.normalised(correlated1), cam2), present);
        Value normal2 = math.times(maps.normalised(cam2), present);
        Value refined2 = math.times(maps.normalised(correlated2), present);
        Value cls1 = classification(math, cam1);
        Value cls2 = classification(math, cam2);
        Value rvmin1 = maps.meanOfLowest(math.times(correlated1, present), LOWEST);
        Value rvmin2 = maps.meanOfLowest(math.times(correlated2, present), LOWEST);
        Value er = math.mean(apart(math, script.withoutFirstChannel(normal1), script.withoutFirstChannel(normal2)));
        Value ecr1 = maps.meanOfLargest(apart(math, maps.bestClass(normal2), refined1), LARGEST);
        Value ecr2 = maps.meanOfLargest(apart(math, maps.bestClass(normal1), refined2), LARGEST);
        Value halves = math.affine(math.plus(math.plus(cls1, cls2), math.plus(rvmin1, rvmin2)), 0.5, 0);
        SequencedMap<String, Value> losses = new LinkedHashMap<>();
        losses.put("total", math.plus(math.plus(halves, er), math.plus(ecr1, ecr2)));
        losses.put("cls1", cls1);
        losses.put("cls2", cls2);
        losses.put("rvmin1", rvmin1);
        losses.put("rvmin2", rvmin2);
        losses.put("er", er);
        losses.put("ecr1", ecr1);
        losses.put("ecr2", ecr2);
        return losses;
    }

    private Value apart(Arithmetic math, Value a, Value b) {
        Value apart = math.magnitude(math.minus(a, b));
        return agreement == null ? apart : math.times(apart, agreement);
    }

    private Value classification(Arithmetic math, Value cam) {
        Value logits = script.flatten(script.globalAverage(cam));
        return math.softMargin(script.withoutFirstChannel(logits), labels);
    }
}
