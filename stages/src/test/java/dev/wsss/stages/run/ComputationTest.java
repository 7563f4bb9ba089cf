package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Numeric;
import dev.wsss.stages.script.Processor;
import org.junit.jupiter.api.Test;

/** Tests of the version of libtorch in a step's key: no other version computes the step. */
class ComputationTest {
    @Test
    void theInstalledVersionIsTheOneInTheKeys() {
        assertThatCode(computation(NumericMode.LIBTORCH)::check).doesNotThrowAnyException();
    }

    @Test
    void anotherVersionIsRefusedWithBothNumbers() {
        assertThatThrownBy(computation("2.6.0")::check)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.INVALID_CONFIG))
                .hasMessageContainingAll("libtorch " + NumericMode.LIBTORCH, "libtorch 2.6.0", "PYTORCH_VERSION");
    }

    private static Computation computation(String libtorch) {
        return new Computation(Processor.cpu(), new NumericMode(Numeric.Type.FLOAT32, 1, libtorch));
    }
}
