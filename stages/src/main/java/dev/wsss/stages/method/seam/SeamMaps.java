package dev.wsss.stages.method.seam;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.method.affinitynet.AffinityNetMethod;
import dev.wsss.stages.net.ClassHead;
import dev.wsss.stages.net.ClassNetwork;
import dev.wsss.stages.net.SeamNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.weights.StateDict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** SEAM's class maps: the correlated maps of all passes, resized to the picture, added up, stretched to 0..1. */
final class SeamMaps implements ClassMapping {
    private static final float MARGIN = 1e-5f;

    @Override
    public ClassNetwork network(Shape shape) {
        return new SeamNetwork(shape.backbone(), Frozen.NOTHING, shape.classes(), ClassHead.AFFINITYNET);
    }

    /** Returns the maps unchanged: the network enlarges them to the scaled picture, whose size they do not show. */
    @Override
    public ScaledMaps kept(ScaledMaps maps) {
        return maps;
    }

    @Override
    public Planes merged(ScaledMaps maps) {
        List<Scale> scales = IntStream.range(0, maps.scales().size())
                .mapToObj(scale -> Scale.of(
                        maps.height(),
                        maps.width(),
                        maps.factors().get(scale),
                        maps.scales().get(scale)))
                .toList();
        return merged(maps.height(), maps.width(), scales);
    }

    @Override
    public Optional<Shape> recognised(Architecture architecture, StateDict weights) {
        if (!weights.has(AffinityNetMethod.HEAD) || !weights.has(AffinityNetMethod.JOINED)) {
            return Optional.empty();
        }
        int[] head = weights.get(AffinityNetMethod.HEAD).shape();
        return Optional.of(architecture.shape(head[1], head[0] - 1));
    }

    /**
     * The refined maps of one scale.
     *
     * @param height rows of the scaled picture
     * @param width columns of the scaled picture
     * @param maps classes × h × w at the resolution of the network, the mirrored pass added
     */
    record Scale(int height, int width, Planes maps) {
        Scale {
            if (height < 1 || width < 1) {
                throw new IllegalArgumentException("a scaled picture of " + width + "x" + height + " pixels");
            }
        }

        /** Returns the maps of a picture scaled by a factor: sides are rounded half to even, to at least one pixel. */
        static Scale of(int height, int width, double factor, Planes maps) {
            return new Scale(Math.max(1, Resize.side(height, factor)), Math.max(1, Resize.side(width, factor)), maps);
        }
    }

    /**
     * Merges the maps of a picture.
     *
     * <p>The network enlarges its maps to the scaled picture, corners on corners; they are then resized to the picture with
     * pixel centres at halves. Each plane is stretched: {@code (sum − min − 1e-5) / (max − min + 1e-5)}, where sums below min
     * + 1e-5 count as 0 first. So zeros are slightly negative where the minimum is not 0, as published.
     *
     * @param height rows of the picture
     * @param width columns of the picture
     * @param scales of the inference, at least one
     * @return classes × height × width
     */
    static Planes merged(int height, int width, List<Scale> scales) {
        Planes sum = Planes.zeros(scales.getFirst().maps().channels(), height, width);
        for (Scale scale : scales) {
            Planes large = Bilinear.resizeCorners(scale.maps(), scale.height(), scale.width());
            float[] resized = Bilinear.resize(large, height, width).values();
            for (int i = 0; i < resized.length; i++) {
                sum.values()[i] += resized[i];
            }
        }
        for (int plane = 0; plane < sum.channels(); plane++) {
            stretch(sum.values(), plane * sum.planeSize(), (plane + 1) * sum.planeSize());
        }
        return sum;
    }

    private static void stretch(float[] values, int from, int to) {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = 0;
        for (int i = from; i < to; i++) {
            values[i] = Math.max(0, values[i]);
            smallest = Math.min(smallest, values[i]);
            largest = Math.max(largest, values[i]);
        }
        float least = smallest + MARGIN;
        float range = largest - smallest + MARGIN;
        for (int i = from; i < to; i++) {
            float value = values[i] < least ? 0 : values[i];
            values[i] = (value - smallest - MARGIN) / range;
        }
    }
}
