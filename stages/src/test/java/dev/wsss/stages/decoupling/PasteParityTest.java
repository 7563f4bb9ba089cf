package dev.wsss.stages.decoupling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ComparedWith({"0_images", "7_paste"})
class PasteParityTest {
    private final Golden golden = Golden.folder("7_paste");

    static Stream<JsonNode> cases() {
        return Golden.folder("7_paste").json("cases.json").get("cases").valueStream();
    }

    static Stream<JsonNode> turnedCases() {
        return cases().filter(PasteParityTest::turns);
    }

    static Stream<JsonNode> casesWithTheTurnedMask() {
        return casesWith("_rotated_seg.npy").filter(paste -> has(paste, "_resized_seg.npy"));
    }

    static Stream<JsonNode> casesWithTheResult() {
        return casesWith("_out.npy");
    }

    private static Stream<JsonNode> casesWith(String file) {
        return cases().filter(paste -> has(paste, file));
    }

    private static boolean has(JsonNode paste, String file) {
        return Golden.folder("7_paste").has(name(paste) + file);
    }

    private static String name(JsonNode paste) {
        return paste.get("case").asText();
    }

    private static boolean turns(JsonNode paste) {
        return name(paste).contains("rotation");
    }

    private static int angle(JsonNode paste) {
        return turns(paste) ? paste.at("/draws/0/2").asInt() : 0;
    }

    private static ObjectPaster paster(JsonNode paste) {
        Paste released = Released.PASTE;
        return new ObjectPaster(new Paste(
                released.probability(),
                released.classChoice(),
                name(paste).endsWith("blur") ? Paste.Blend.GAUSS3 : Paste.Blend.HARD,
                turns(paste) ? released.rotation() : List.of(0, 0),
                turns(paste) ? released.scale() : List.of(.8, 1.2),
                released.maximumShare(),
                released.maskInterpolation()));
    }

    private static PasteDraw draw(JsonNode paste) {
        double scale = turns(paste) ? 1 : paste.at("/draws/0/1").asDouble() * .4 + .8;
        return new PasteDraw(
                angle(paste),
                scale,
                paste.at("/draws/1/2").asInt(),
                paste.at("/draws/2/2").asInt());
    }

    private Cutout cutout(JsonNode paste) {
        String prefix = name(paste).split("_")[0];
        return Cutout.of(
                paste.get("class_index").asInt() + 1,
                golden.rgb(prefix + "_fg_img.npy"),
                golden.labels(prefix + "_fg_seg.npy"));
    }

    private RgbImage background(JsonNode paste) {
        String own = name(paste).split("_")[0] + "_bg.npy";
        if (golden.has(own)) {
            return golden.rgb(own);
        }
        RgbImage whole =
                Golden.folder("0_images").rgb(paste.at("/background/image_key").asText() + "_rgb.npy");
        JsonNode box = paste.at("/background/box_yxhw");
        if (box.isNull()) {
            return whole;
        }
        int top = box.get(0).asInt();
        int left = box.get(1).asInt();
        Box cut = new Box(
                top, left, top + box.get(2).asInt() - 1, left + box.get(3).asInt() - 1);
        return cut.cut(new Layer(whole, LabelMap.background(whole.width(), whole.height())), (byte) 0)
                .picture();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void assertSame(byte[] actual, byte[] expected) {
        assertThat(Arrays.mismatch(actual, expected)).as("the first difference").isEqualTo(-1);
    }

    private static void assertWithinRounding(byte[] actual, byte[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        int beyondOne = 0;
        for (int i = 0; i < actual.length; i++) {
            int difference = Math.abs((actual[i] & 0xff) - (expected[i] & 0xff));
            assertThat(difference).as("grey levels at %d", i).isLessThanOrEqualTo(2);
            beyondOne += difference > 1 ? 1 : 0;
        }
        assertThat(beyondOne).isLessThanOrEqualTo(actual.length / 1000);
    }

    @ParameterizedTest
    @MethodSource("turnedCases")
    void theTurnedObjectIsSciPysWithinAGreyLevel(JsonNode paste) {
        Layer turned = paster(paste).turned(cutout(paste).layer(), angle(paste));
        assertThat(turned.height()).isEqualTo(paste.at("/rotated_shape/0").asInt());
        assertThat(turned.width()).isEqualTo(paste.at("/rotated_shape/1").asInt());
        String name = name(paste);
        if (golden.has(name + "_rotated_seg.npy")) {
            assertWithinRounding(
                    turned.mask().labels(),
                    golden.labels(name + "_rotated_seg.npy").labels());
        }
        if (golden.has(name + "_rotated_img.npy")) {
            assertWithinRounding(
                    turned.picture().rgb(),
                    golden.rgb(name + "_rotated_img.npy").rgb());
        } else if (paste.has("rotated_img")) {
            double mean = 0;
            for (byte level : turned.picture().rgb()) {
                mean += level & 0xff;
            }
            mean /= turned.picture().rgb().length;
            assertThat(Math.abs(mean - paste.at("/rotated_img/mean").asDouble()))
                    .isLessThan(.001);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSizeOnTheBackgroundIsTheOriginals(JsonNode paste) {
        Cutout cutout = cutout(paste);
        Extent turned = SplineRotation.extent(Extent.of(cutout), angle(paste));
        Extent placed = paster(paste)
                .placed(turned, Extent.of(background(paste)), draw(paste).scale());
        assertThat(placed)
                .isEqualTo(new Extent(
                        paste.at("/resized_shape/1").asInt(),
                        paste.at("/resized_shape/0").asInt()));
    }

    @ParameterizedTest
    @MethodSource("casesWithTheTurnedMask")
    void theShrunkObjectIsPillowsGivenTheSameTurnedOne(JsonNode paste) {
        String name = name(paste);
        ObjectPaster paster = paster(paste);
        LabelMap turnedMask = golden.labels(name + "_rotated_seg.npy");
        RgbImage turned = golden.has(name + "_rotated_img.npy")
                ? golden.rgb(name + "_rotated_img.npy")
                : RgbImage.black(turnedMask.width(), turnedMask.height());
        Extent size = new Extent(
                paste.at("/resized_shape/1").asInt(),
                paste.at("/resized_shape/0").asInt());
        Layer shrunk = paster.resized(new Layer(turned, turnedMask), size);
        assertSame(
                shrunk.mask().labels(), golden.labels(name + "_resized_seg.npy").labels());
        if (golden.has(name + "_rotated_img.npy")) {
            assertSame(
                    shrunk.picture().rgb(),
                    golden.rgb(name + "_resized_img.npy").rgb());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePastedPictureIsTheOriginalsGivenTheSameTurnedObject(JsonNode paste) throws Exception {
        String given = name(paste).replace("_blur", "");
        ObjectPaster paster = paster(paste);
        PasteDraw draw = draw(paste);
        RgbImage background = background(paste);
        Layer object = golden.has(given + "_resized_img.npy")
                ? new Layer(golden.rgb(given + "_resized_img.npy"), golden.labels(given + "_resized_seg.npy"))
                : paster.resized(
                        cutout(paste).layer(),
                        new Extent(
                                paste.at("/resized_shape/1").asInt(),
                                paste.at("/resized_shape/0").asInt()));
        RgbImage pasted = paster.onto(background, object, draw.row(), draw.column());
        if (golden.has(name(paste) + "_out.npy")) {
            assertSame(pasted.rgb(), golden.rgb(name(paste) + "_out.npy").rgb());
        }
        assertThat(sha256(pasted.rgb())).isEqualTo(paste.get("output_sha256").asText());
    }

    @ParameterizedTest
    @MethodSource("casesWithTheResult")
    void theWholePasteIsTheOriginalsWithinTheRotationsRounding(JsonNode paste) {
        Pasted pasted = paster(paste).apply(background(paste), cutout(paste), draw(paste));
        byte[] expected = golden.rgb(name(paste) + "_out.npy").rgb();
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            different += Math.abs((pasted.picture().rgb()[i] & 0xff) - (expected[i] & 0xff)) > 2 ? 1 : 0;
        }
        assertThat(different).isLessThanOrEqualTo(expected.length / 1000);
        if (!turns(paste)) {
            assertSame(pasted.picture().rgb(), expected);
            assertThat(pasted.covered()).isEqualTo(paste.get("mask_pixels").asInt());
        }
    }
}
