package dev.wsss.stages.crf;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.image.RgbImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** The CRFs of pictures, for several threads; the lattice that depends on the size alone is kept for the sizes seen last. */
public final class CrfCache {
    private static final int KEPT = 8;

    private final Crf.Gaussian smoothness;
    private final Crf.Bilateral appearance;
    private final Map<Long, Lattice> bySize = new LinkedHashMap<>(KEPT, 0.75f, true);

    public CrfCache(Crf.Gaussian smoothness, Crf.Bilateral appearance) {
        this.smoothness = smoothness;
        this.appearance = appearance;
    }

    /** Returns the CRF of a picture. */
    public DenseCrf of(RgbImage picture) {
        return DenseCrf.of(picture, smoothness, appearance, gaussian(picture.width(), picture.height()));
    }

    private synchronized Lattice gaussian(int width, int height) {
        Lattice lattice = bySize.computeIfAbsent(
                (long) width << 32 | height, size -> DenseCrf.gaussian(width, height, smoothness));
        if (bySize.size() > KEPT) {
            bySize.remove(bySize.keySet().iterator().next());
        }
        return lattice;
    }
}
