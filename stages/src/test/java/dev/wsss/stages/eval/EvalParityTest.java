package dev.wsss.stages.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.Planes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ComparedWith("8_eval")
class EvalParityTest {
    private final Golden golden = Golden.folder("8_eval");
    private final JsonNode expected = golden.json("confusion.json");
    private final JsonNode table = golden.json("sweep.json").get("table");
    private final int classes = expected.get("seam_style_percent").size() - 1;

    @Test
    void theConfusionIsTheOriginals() {
        Confusion confusion = confusion();
        JsonNode rows = expected.get("confusion");
        for (int truth = 0; truth < classes; truth++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                assertThat(confusion.count(truth, predicted))
                        .as("true class %d, predicted class %d", truth, predicted)
                        .isEqualTo(rows.path(truth).path(predicted).asLong(0));
            }
        }
    }

    @Test
    void theScoresAreThoseOfChainercvAndOfSeam() {
        Scores scores = confusion().scores();
        JsonNode iou = expected.get("iou");
        List<JsonNode> seam = expected.get("seam_style_percent").valueStream().toList();
        for (int i = 0; i < classes; i++) {
            assertThat(scores.classes().get(i).iou())
                    .as("IoU of class %d", i)
                    .isEqualTo(iou.path(i).asDouble(Double.NaN), within(1e-12));
            assertThat(scores.classes().get(i).iouOfAnyClass() * 100)
                    .as("SEAM's IoU of class %d", i)
                    .isEqualTo(seam.get(i).asDouble(), within(1e-10));
        }
        assertThat(scores.meanIou()).isEqualTo(expected.get("miou_nanmean").asDouble(), within(1e-12));
        assertThat(scores.meanIouOfAllClasses() * 100)
                .isEqualTo(expected.at("/seam_style_percent/mIoU").asDouble(), within(1e-10));
    }

    @Test
    void theSweepIsTheOriginalsInBothStyles() {
        List<CurvePoint> curve = sweep().curve();
        assertThat(curve).hasSameSizeAs(table);
        for (int place = 0; place < table.size(); place++) {
            JsonNode row = table.get(place);
            Scores scores = curve.get(place).scores();
            assertThat(curve.get(place).threshold())
                    .isEqualTo(row.get("threshold").asDouble());
            for (int i = 0; i < classes; i++) {
                assertThat(scores.classes().get(i).iou())
                        .as("IoU of class %d at %s", i, row.get("threshold"))
                        .isEqualTo(Double.valueOf(row.get("irn_iou").path(i).asDouble(Double.NaN)));
            }
            assertThat(scores.meanIou()).isEqualTo(row.get("irn_style_miou").asDouble());
            assertThat(scores.meanIouOfAllClasses() * 100)
                    .isEqualTo(row.get("seam_style_miou_percent").asDouble());
        }
    }

    @Test
    void theSweepCountsWhatPredictingAtEachThresholdCounts() {
        ThresholdSweep sweep = sweep();
        for (int place = 0; place < table.size(); place++) {
            Confusion single = new Confusion(classes);
            double threshold = table.get(place).get("threshold").asDouble();
            for (int i = 0; i < expected.get("ids").size(); i++) {
                single.add(golden.labels(i + "_gt.npy"), Segmentation.of(cam(i), keys(i), threshold));
            }
            assertThat(sweep.confusion(place).counts()).containsExactly(single.counts());
        }
    }

    private Confusion confusion() {
        Confusion confusion = new Confusion(classes);
        for (int i = 0; i < expected.get("ids").size(); i++) {
            confusion.add(golden.labels(i + "_gt.npy"), golden.labels(i + "_pred.npy"));
        }
        return confusion;
    }

    private ThresholdSweep sweep() {
        double[] thresholds = table.valueStream()
                .mapToDouble(row -> row.get("threshold").asDouble())
                .toArray();
        ThresholdSweep sweep = new ThresholdSweep(classes, new Thresholds(thresholds));
        IntStream.range(0, expected.get("ids").size())
                .forEach(i -> sweep.add(golden.labels(i + "_gt.npy"), cam(i), keys(i)));
        return sweep;
    }

    private Planes cam(int i) {
        NpyArray array = golden.npy(i + "_cam_u8.npy");
        float[] values = new float[array.bytes().length];
        for (int j = 0; j < values.length; j++) {
            values[j] = (array.bytes()[j] & 0xff) / 255f;
        }
        return new Planes(array.shape()[0], array.shape()[1], array.shape()[2], values);
    }

    private int[] keys(int i) {
        return expected.get("keys")
                .get(i)
                .valueStream()
                .mapToInt(JsonNode::asInt)
                .toArray();
    }
}
