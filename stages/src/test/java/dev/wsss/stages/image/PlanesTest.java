package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlanesTest {
    private final Planes planes = new Planes(2, 2, 3, new float[] {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60});

    @Test
    void paddingGoesToTheRightAndBelow() {
        Planes padded = planes.padded(4);
        assertThat(padded.height()).isEqualTo(4);
        assertThat(padded.width()).isEqualTo(4);
        assertThat(padded.values())
                .startsWith(1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 20, 30, 0, 40, 50, 60, 0)
                .hasSize(32);
        assertThat(planes.padded(1)).isSameAs(planes);
    }

    @Test
    void croppingKeepsTheTopLeft() {
        assertThat(planes.cropped(1, 2).values()).containsExactly(1, 2, 10, 20);
        assertThat(planes.padded(4).cropped(2, 3).values()).containsExactly(planes.values());
        assertThat(planes.cropped(2, 3)).isSameAs(planes);
        assertThatThrownBy(() -> planes.cropped(2, 4)).hasMessage("cropping planes of 2x3 to 2x4");
    }

    @Test
    void cellsAreAveragedWithZerosBeyondTheEnd() {
        assertThat(planes.pooled(2).values()).containsExactly(3, 2.25f, 30, 22.5f);
        assertThat(planes.pooled(2).values())
                .isEqualTo(planes.padded(2).pooled(2).values());
        assertThat(planes.pooled(1).values()).containsExactly(planes.values());
    }
}
