package dev.wsss.pipeline.tree;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999"})
    void aNumberBeyondAllNumbersIsRefusedByItsText(String text) {
        for (Class<?> type : new Class<?>[] {double.class, int.class, long.class}) {
            assertThatThrownBy(() -> Scalars.read(type, new TextNode(text)))
                    .isInstanceOf(Scalars.Mismatch.class)
                    .hasMessageContaining("is " + text + ", but must be");
        }
    }
}
