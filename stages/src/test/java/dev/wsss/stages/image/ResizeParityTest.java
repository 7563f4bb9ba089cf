package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.NpyArray;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@ComparedWith({"0_images", "1_resize"})
class ResizeParityTest {
    @TestFactory
    List<DynamicTest> everyCaseIsPillowsBitByBit() {
        Golden golden = Golden.folder("1_resize");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode test : golden.json("cases.json")) {
            tests.add(DynamicTest.dynamicTest(test.get("name").asText(), () -> check(golden, test)));
        }
        return tests;
    }

    private static void check(Golden golden, JsonNode test) throws Exception {
        String source = test.get("source").asText();
        String folder = source.substring(0, source.indexOf('/'));
        NpyArray array = Golden.folder(folder).npy(source.substring(folder.length() + 1) + ".npy");
        int height = array.shape()[0];
        int width = array.shape()[1];
        int newHeight = newSide(test, height, Math.max(height, width), 0);
        int newWidth = newSide(test, width, Math.max(height, width), 1);
        assertThat(newHeight).isEqualTo(test.get("out_shape").get(0).asInt());
        assertThat(newWidth).isEqualTo(test.get("out_shape").get(1).asInt());

        int channels = array.shape().length == 3 ? 3 : 1;
        String filter = test.get("filter").asText();
        byte[] result = channels == 3
                ? resized(new RgbImage(width, height, array.bytes()), filter, newWidth, newHeight)
                : resized(new LabelMap(width, height, array.bytes()), filter, newWidth, newHeight);

        if (test.has("file")) {
            assertThat(result).isEqualTo(golden.npy(test.get("file").asText()).bytes());
        }
        if (test.has("crop_file")) {
            NpyArray crop = golden.npy(test.get("crop_file").asText());
            int top = test.get("crop_top_left").get(0).asInt();
            int left = test.get("crop_top_left").get(1).asInt();
            assertThat(window(result, newWidth, channels, top, left, crop.shape()))
                    .isEqualTo(crop.bytes());
        }
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(result)))
                .isEqualTo(test.get("sha256").asText());
    }

    private static int newSide(JsonNode test, int side, int longSide, int axis) {
        if (test.has("size")) {
            return test.get("size").get(axis).asInt();
        }
        if (test.has("target_long")) {
            return Resize.side(side, test.get("target_long").asDouble() / longSide);
        }
        return Resize.side(side, test.get("scale").asDouble());
    }

    private static byte[] resized(RgbImage image, String filter, int width, int height) {
        return switch (filter) {
            case "bicubic" -> Resize.bicubic(image, width, height).rgb();
            case "bilinear" -> Resize.bilinear(image, width, height).rgb();
            case "nearest" -> Resize.nearest(image, width, height).rgb();
            default -> throw new AssertionError("a filter that we do not have: " + filter);
        };
    }

    private static byte[] resized(LabelMap map, String filter, int width, int height) {
        return switch (filter) {
            case "bilinear" -> Resize.bilinear(map, width, height).labels();
            case "nearest" -> Resize.nearest(map, width, height).labels();
            default -> throw new AssertionError("a filter that we do not have for label maps: " + filter);
        };
    }

    private static byte[] window(byte[] all, int width, int channels, int top, int left, int[] shape) {
        byte[] part = new byte[shape[0] * shape[1] * channels];
        for (int row = 0; row < shape[0]; row++) {
            int from = ((top + row) * width + left) * channels;
            System.arraycopy(all, from, part, row * shape[1] * channels, shape[1] * channels);
        }
        return part;
    }
}
