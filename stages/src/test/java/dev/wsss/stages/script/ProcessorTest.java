package dev.wsss.stages.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void bfloat16IsComputedInFloat32WhereTheProcessorHasNoInstructionsForIt() {
        Processor without = new Processor(() -> false);

        assertThat(without.numeric(Precision.BFLOAT16, 3)).isEqualTo(new Numeric(Precision.FLOAT32, 3));
        assertThat(without.remark(Precision.BFLOAT16))
                .hasValueSatisfying(words -> assertThat(words).contains("numeric.type", "float32"));
    }

    @Test
    void aTypeThatTheProcessorHasIsKeptWithoutARemark() {
        Processor with = new Processor(() -> true);

        assertThat(with.numeric(Precision.BFLOAT16, 3)).isEqualTo(new Numeric(Precision.BFLOAT16, 3));
        assertThat(with.remark(Precision.BFLOAT16)).isEmpty();
    }

    @Test
    void whoWantsFloat32DoesNotHaveLibtorchStartedToAskAboutOthers() {
        Processor silent = new Processor(() -> {
            throw new AssertionError("asked");
        });

        assertThat(silent.numeric(Precision.FLOAT32, 3)).isEqualTo(new Numeric(Precision.FLOAT32, 3));
        assertThat(silent.remark(Precision.FLOAT32)).isEmpty();
    }
}
