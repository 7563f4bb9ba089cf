package dev.wsss.stages.method.irn;

import dev.wsss.stages.crf.DenseCrf;
import dev.wsss.stages.crf.Unary;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Pixels of the class maps that can be trusted, as labels for IRNet.
 *
 * @param foregroundThreshold above it a class is trusted
 * @param backgroundThreshold below it the background is trusted
 * @param trust probability that a pixel's label is right before the CRF
 * @param iterations of the CRF
 */
public record TrustedPixels(double foregroundThreshold, double backgroundThreshold, double trust, int iterations) {
    /**
     * Returns class values where the careful map says a class, 0 where both maps say background, 255 elsewhere.
     *
     * @param highRes labels × H × W, each plane with maximum 1
     * @param labels class indices of the planes
     * @param field the CRF of the picture
     */
    public LabelMap of(Planes highRes, List<Integer> labels, DenseCrf field) {
        if (labels.isEmpty()) {
            return LabelMap.background(highRes.width(), highRes.height());
        }
        int[] local = IntStream.rangeClosed(1, labels.size()).toArray();
        List<Planes> unaries = DoubleStream.of(foregroundThreshold, backgroundThreshold)
                .mapToObj(threshold -> Segmentation.of(highRes, local, threshold))
                .map(ids -> Unary.fromLabels(ids, labels.size() + 1, trust))
                .toList();
        List<LabelMap> sharpened = field.labels(unaries, iterations);
        byte[] careful = sharpened.getFirst().labels();
        byte[] generous = sharpened.getLast().labels();
        byte[] trusted = new byte[careful.length];
        for (int pixel = 0; pixel < trusted.length; pixel++) {
            int place = careful[pixel] & 0xff;
            if (place != 0) {
                trusted[pixel] = (byte) (labels.get(place - 1) + 1);
            } else {
                trusted[pixel] = (byte) (generous[pixel] == 0 ? 0 : LabelMap.IGNORE);
            }
        }
        return new LabelMap(highRes.width(), highRes.height(), trusted);
    }
}
