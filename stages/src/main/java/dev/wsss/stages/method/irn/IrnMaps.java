package dev.wsss.stages.method.irn;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.ClassNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.weights.StateDict;
import java.util.Optional;

/** IRNet's class maps: scales are added at two sizes, each plane is divided by its maximum plus 1e-5. */
public final class IrnMaps implements ClassMapping {
    private static final String HEAD = "classifier.weight";
    private static final int MULTIPLE = 16;

    /** Returns maps merged at a quarter of the picture's size, for the walk: labels × ⌈H/4⌉ × ⌈W/4⌉. */
    public static Planes strided(ScaledMaps maps) {
        return ScaledMaps.dividedByMaximum(maps.sum((maps.height() - 1) / 4 + 1, (maps.width() - 1) / 4 + 1));
    }

    @Override
    public ClassNetwork network(Shape shape) {
        return new CamNetwork(shape.backbone(), Frozen.NOTHING, shape.classes());
    }

    /** Returns maps merged at a multiple of 16 and cropped. */
    @Override
    public Planes merged(ScaledMaps maps) {
        Planes sum = maps.sum(upTo16(maps.height()), upTo16(maps.width()));
        return ScaledMaps.dividedByMaximum(sum.cropped(maps.height(), maps.width()));
    }

    private static int upTo16(int side) {
        return MULTIPLE * ((side - 1) / MULTIPLE + 1);
    }

    @Override
    public Optional<Shape> recognised(Architecture architecture, StateDict weights) {
        if (!weights.has(HEAD)) {
            return Optional.empty();
        }
        int[] head = weights.get(HEAD).shape();
        return Optional.of(architecture.shape(head[1], head[0]));
    }
}
