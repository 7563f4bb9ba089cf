package dev.wsss.stages.decoupling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of mining on VOC's own masks; where a picture is absent its mask is rebuilt from the sizes in the golden file.
 */
@ComparedWith("7_paste")
class MiningParityTest {
    static Stream<Map.Entry<String, JsonNode>> masks() {
        return Golden.folder("7_paste").json("mining.json").get("rows").propertyStream();
    }

    @ParameterizedTest
    @MethodSource("masks")
    void theSameMasksGiveTheSameObject(Map.Entry<String, JsonNode> row) throws Exception {
        JsonNode expected = row.getValue();
        Path file = Golden.folder("7_paste")
                .path()
                .resolve("../../data/voc-animals/VOC2012/SegmentationClass/" + row.getKey() + ".png");
        LabelMap mask = Files.exists(file) ? read(file) : rebuilt(expected);
        Mined mined = ObjectMiner.released().mine(RgbImage.black(mask.width(), mask.height()), mask, 1);
        assertThat(mined instanceof Cutout).isEqualTo(expected.get("kept").asBoolean());
        switch (mined) {
            case Refusal refusal -> {
                assertThat(refusal.classValues())
                        .isEqualTo(expected.get("values")
                                .valueStream()
                                .map(JsonNode::asInt)
                                .filter(value -> value > 0)
                                .toList());
                assertThat(refusal.share()).isEqualTo(expected.get("ratio").asDouble());
            }
            case Cutout cutout -> {
                assertThat(cutout.classValue())
                        .isEqualTo(expected.get("class_index").asInt() + 1);
                assertThat(new int[] {
                            cutout.top(),
                            cutout.left(),
                            cutout.top() + cutout.mask().height() - 1,
                            cutout.left() + cutout.mask().width() - 1
                        })
                        .isEqualTo(expected.get("box_yxyx")
                                .valueStream()
                                .mapToInt(JsonNode::asInt)
                                .toArray());
                if (Files.exists(file) || expected.has("synthetic")) {
                    byte[] digest = MessageDigest.getInstance("SHA-256")
                            .digest(cutout.mask().labels());
                    assertThat(HexFormat.of().formatHex(digest))
                            .isEqualTo(expected.get("seg_sha256").asText());
                }
            }
        }
    }

    private static LabelMap read(Path file) throws IOException {
        Raster raster = ImageIO.read(file.toFile()).getRaster();
        byte[] labels = new byte[raster.getWidth() * raster.getHeight()];
        int[] values = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, new int[labels.length]);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (values[i] == LabelMap.IGNORE ? 0 : values[i]);
        }
        return new LabelMap(raster.getWidth(), raster.getHeight(), labels);
    }

    /**
     * Returns a mask with two opposite corners of the box, and as many further pixels as the share needs, value by
     * value in turn.
     */
    private static LabelMap rebuilt(JsonNode expected) {
        int height = expected.at("/shape/0").asInt();
        int width = expected.at("/shape/1").asInt();
        LabelMap mask = LabelMap.background(width, height);
        int[] values = expected.get("values")
                .valueStream()
                .mapToInt(JsonNode::asInt)
                .filter(value -> value > 0)
                .toArray();
        JsonNode box = expected.get("box_yxyx");
        int top = box == null ? 0 : box.get(0).asInt();
        int left = box == null ? 0 : box.get(1).asInt();
        int bottom = box == null ? height - 1 : box.get(2).asInt();
        int right = box == null ? width - 1 : box.get(3).asInt();
        long pixels = Math.round(expected.get("ratio").asDouble() * height * width);
        if (pixels > 0) {
            mask.labels()[bottom * width + right] = (byte) values[0];
            pixels--;
        }
        for (int i = 0; pixels > 0; i++) {
            int row = top + i / (right - left + 1);
            int column = left + i % (right - left + 1);
            if (row != bottom || column != right) {
                mask.labels()[row * width + column] = (byte) values[i % values.length];
                pixels--;
            }
        }
        return mask;
    }
}
