package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.ClassHead;
import dev.wsss.stages.net.ClassNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.weights.StateDict;
import java.util.Optional;

/**
 * AffinityNet's class maps: those of all passes are resized to the picture and added up, each plane is divided by its
 * maximum plus 1e-5.
 *
 * <p>The published program resizes each of eight passes by itself. Resizing commutes with mirroring, so that a scale's two
 * passes can be added at the resolution of the network: the same up to rounding.
 */
final class AffinityNetMaps implements ClassMapping {
    @Override
    public ClassNetwork network(Shape shape) {
        return new CamNetwork(shape.backbone(), Frozen.NOTHING, shape.classes(), ClassHead.AFFINITYNET);
    }

    @Override
    public Planes merged(ScaledMaps maps) {
        return ScaledMaps.dividedByMaximum(maps.sum(maps.height(), maps.width()));
    }

    @Override
    public Optional<Shape> recognised(Architecture architecture, StateDict weights) {
        if (!weights.has(AffinityNetMethod.HEAD) || weights.has(AffinityNetMethod.JOINED)) {
            return Optional.empty();
        }
        int[] head = weights.get(AffinityNetMethod.HEAD).shape();
        return Optional.of(architecture.shape(head[1], head[0]));
    }
}
