package dev.wsss.stages.decoupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.pipeline.parameters.Paste.Blend;
import dev.wsss.pipeline.parameters.Paste.ClassChoice;
import dev.wsss.pipeline.parameters.Paste.MaskInterpolation;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPasterTest {
    private static RandomGenerator random(long seed) {
        return new Randomness(seed, "test").stream("paste");
    }

    private static Cutout object(RandomGenerator random, int width, int height) {
        RgbImage picture = RgbImage.black(width, height);
        LabelMap mask = LabelMap.background(width, height);
        random.nextBytes(picture.rgb());
        Arrays.fill(mask.labels(), (byte) 20);
        return Cutout.of(20, picture, mask);
    }

    private static ObjectPaster paster(MaskInterpolation interpolation, Blend blend) {
        return new ObjectPaster(
                new Paste(1, ClassChoice.UNIFORM_ABSENT, blend, List.of(-90, 90), List.of(.8, 1.2), .7, interpolation));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverIsDrawnFits(long seed) {
        RandomGenerator random = random(seed);
        Cutout cutout = object(random, random.nextInt(1, 60), random.nextInt(1, 60));
        RgbImage background = RgbImage.black(random.nextInt(1, 80), random.nextInt(1, 80));
        for (MaskInterpolation interpolation : MaskInterpolation.values()) {
            for (Blend blend : Blend.values()) {
                ObjectPaster paster = paster(interpolation, blend);
                PasteDraw draw = paster.draw(random, Extent.of(cutout), Extent.of(background));
                Pasted pasted = paster.apply(background, cutout, draw);
                assertThat(Extent.of(pasted.picture())).isEqualTo(Extent.of(background));
                assertThat(pasted.classValue()).isEqualTo(20);
            }
        }
    }

    @Test
    void theBackgroundIsNotTouched() {
        RgbImage background = RgbImage.black(20, 20);
        Cutout cutout = object(random(1), 9, 7);
        Pasted pasted = new ObjectPaster(Released.PASTE).apply(background, cutout, new PasteDraw(30, 1, 2, 3));
        assertThat(background.rgb()).containsOnly(0);
        assertThat(pasted.covered()).isPositive();
    }

    @Test
    void aQuarterTurnMovesWholePixels() {
        Cutout cutout = object(random(2), 5, 3);
        Layer turned = SplineRotation.rotate(cutout.layer(), 90);
        assertThat(Extent.of(turned.picture())).isEqualTo(new Extent(3, 5));
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 3; column++) {
                int from = column * 5 + (4 - row);
                assertThat(turned.picture().rgb()[3 * (row * 3 + column)])
                        .isEqualTo(cutout.picture().rgb()[3 * from]);
            }
        }
    }

    @Test
    void turningForthAndBackByAQuarterGivesTheObjectAgain() {
        Cutout cutout = object(random(3), 31, 17);
        Layer back = SplineRotation.rotate(SplineRotation.rotate(cutout.layer(), 90), -90);
        assertThat(back.picture().rgb()).isEqualTo(cutout.picture().rgb());
        assertThat(back.mask().labels()).isEqualTo(cutout.mask().labels());
    }

    @Test
    void aMaskByNearestPixelKeepsItsValue() {
        ObjectPaster paste = paster(MaskInterpolation.NEAREST, Blend.HARD);
        Layer placed = paste.resized(paste.turned(object(random(4), 40, 30).layer(), 33), new Extent(20, 17));
        assertThat(placed.mask().labels()).containsOnly(0, 20);
    }

    @Test
    void theReleasedMaskGrowsByAFringeOfOtherValues() {
        ObjectPaster released = new ObjectPaster(Released.PASTE);
        ObjectPaster nearest = paster(MaskInterpolation.NEAREST, Blend.HARD);
        Cutout cutout = object(random(5), 40, 30);
        assertThat(visible(released.turned(cutout.layer(), 33)))
                .isGreaterThanOrEqualTo(visible(nearest.turned(cutout.layer(), 33)));
    }

    private static long visible(Layer layer) {
        int visible = 0;
        for (byte label : layer.mask().labels()) {
            visible += label == 0 ? 0 : 1;
        }
        return visible;
    }

    @Test
    void aRuleWithoutChoicesDrawsThePlaceOnly() {
        ObjectPaster still = new ObjectPaster(new Paste(
                1,
                ClassChoice.UNIFORM_ABSENT,
                Blend.HARD,
                List.of(0, 0),
                List.of(1.0, 1.0),
                .7,
                MaskInterpolation.RELEASED));
        PasteDraw draw = still.draw(random(6), new Extent(10, 10), new Extent(30, 20));
        RandomGenerator same = random(6);
        assertThat(draw).isEqualTo(new PasteDraw(0, 1, same.nextInt(11), same.nextInt(21)));
    }

    @Test
    void anObjectThatWouldStickOutIsRefused() {
        Cutout cutout = object(random(7), 10, 10);
        assertThatThrownBy(() -> new ObjectPaster(Released.PASTE)
                        .apply(RgbImage.black(20, 20), cutout, new PasteDraw(0, 1, 15, 0)))
                .hasMessage("row, column: 15, 0 let an object of 10x10 stick out of 20x20");
    }
}
