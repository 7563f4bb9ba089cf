package dev.wsss.stages.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.walk.PairOffsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests of programs, which are written with the digits that libtorch reads. */
class LocaleTest {
    @Test
    void aProgramIsTheSameWhereNumbersAreWrittenWithOtherDigits() {
        Network network =
                new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE).training(PairOffsets.radius(5));
        Numeric numeric = new Numeric(Precision.FLOAT32, 1);
        Locale before = Locale.getDefault();
        String expected = Programs.of(network, numeric);
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            assertThat(Programs.of(
                            new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE)
                                    .training(PairOffsets.radius(5)),
                            numeric))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
