package dev.wsss.stages.decoupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectMinerTest {
    private static final RgbImage PICTURE = numbered(5, 4);

    private static RgbImage numbered(int width, int height) {
        RgbImage picture = RgbImage.black(width, height);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = (byte) i;
        }
        return picture;
    }

    private static Mined mine(String mask) {
        return ObjectMiner.released().mine(PICTURE, map(mask), 1);
    }

    /** Reads a map from text: digits are class values, '.' is background, 'v' is void. */
    private static LabelMap map(String mask) {
        String pixels = mask.replace(" ", "");
        LabelMap map = LabelMap.background(5, 4);
        for (int i = 0; i < pixels.length(); i++) {
            char pixel = pixels.charAt(i);
            map.labels()[i] = (byte) (pixel == 'v' ? 255 : pixel == '.' ? 0 : pixel - '0');
        }
        return map;
    }

    private static RefusalReason reason(Mined mined) {
        return ((Refusal) mined).reason();
    }

    @Test
    void anObjectIsCutByItsTightBox() {
        Cutout cutout = (Cutout) mine("..... ..3.. .33.. .....");
        assertThat(cutout.classValue()).isEqualTo(3);
        assertThat(cutout.top()).isEqualTo(1);
        assertThat(cutout.left()).isEqualTo(1);
        assertThat(cutout.mask().labels()).containsExactly(0, 3, 3, 3);
        assertThat(cutout.picture().rgb()).containsExactly(18, 19, 20, 21, 22, 23, 33, 34, 35, 36, 37, 38);
    }

    @Test
    void voidIsBackground() {
        Cutout cutout = (Cutout) mine("..... v3v.. .33.. vvvvv");
        assertThat(cutout.mask().labels()).containsExactly(0 + 3, 0, 3, 3);
    }

    @Test
    void everyRefusalHasItsReason() {
        assertThat(reason(mine("..... ..... ..... ....v"))).isEqualTo(RefusalReason.EMPTY);
        assertThat(reason(mine("..... .3.4. ..... ....."))).isEqualTo(RefusalReason.SEVERAL_CLASSES);
        assertThat(reason(mine("..... .3... ..... ....."))).isEqualTo(RefusalReason.TOO_SMALL);
        assertThat(reason(mine("33333 33333 33333 ....."))).isEqualTo(RefusalReason.TOO_BIG);
    }

    @Test
    void theBoundsOfTheWindowAreInside() {
        assertThat(mine(".33.. ..... ..... .....")).isInstanceOf(Cutout.class);
        assertThat(mine("33333 33333 3333. .....")).isInstanceOf(Cutout.class);
    }

    @Test
    void aPictureOfSeveralLabelsIsRefusedWhereOneIsWanted() {
        ObjectMiner single = new ObjectMiner(.1, .7, LabelRule.SINGLE_LABEL);
        LabelMap mask = map(".33.. .33.. ..... .....");
        assertThat(reason(single.mine(PICTURE, mask, 2))).isEqualTo(RefusalReason.SEVERAL_LABELS);
        assertThat(single.mine(PICTURE, mask, 1)).isInstanceOf(Cutout.class);
        assertThat(ObjectMiner.released().mine(PICTURE, mask, 2)).isInstanceOf(Cutout.class);
    }

    @Test
    void theTallyCountsByClassAndReason() {
        MiningTally tally = new MiningTally();
        for (String mask : List.of(".33.. .33.. ..... .....", "..... .3.4. ..... .....", "..... ..... ..... ....."))
            tally.add(mine(mask));
        assertThat(tally.objects()).isEqualTo(Map.of(3, 1));
        assertThat(tally.refusals(4)).isEqualTo(Map.of(RefusalReason.SEVERAL_CLASSES, 1));
        assertThat(tally.refusals(0)).isEqualTo(Map.of(RefusalReason.EMPTY, 1));
        assertThat(tally.refusals()).isEqualTo(Map.of(RefusalReason.EMPTY, 1, RefusalReason.SEVERAL_CLASSES, 1));
        assertThat(tally.sentence()).startsWith("1 objects in 1 classes; rejected masks: 1 no foreground");
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> ObjectMiner.released().mine(PICTURE, LabelMap.background(4, 5), 1))
                .hasMessage("mask: 4x5 pixels for a picture of 5x4");
    }

    @Test
    void aWindowUpsideDownIsRefused() {
        assertThatThrownBy(() -> new ObjectMiner(.7, .1, LabelRule.ANY_LABELS))
                .hasMessageContaining("smallestShare, largestShare: 0.7, 0.1");
    }
}
