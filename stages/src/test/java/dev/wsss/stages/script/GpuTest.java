package dev.wsss.stages.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import org.junit.jupiter.api.Test;

/** Tests of a libtorch for CPUs. */
class GpuTest {
    @Test
    void aRequestForOneIsRefusedSinceThisLibtorchIsForCpus() {
        assertThatThrownBy(Processor::gpu)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.INVALID_CONFIG))
                .hasMessageContaining("libtorch is for CPUs");
    }

    @Test
    void whoTakesWhatIsBestGetsTheCpu() {
        assertThat(Processor.best().isGpu()).isFalse();
        assertThat(Processor.best().gpuMemoryBytes()).isZero();
    }

    @Test
    void anyOtherObstacleIsAFaultOfTheGpuInItsOwnWords() {
        Failure failure = Processor.refusal("CUDA error: no CUDA-capable device is detected");

        assertThat(failure.failureClass()).isEqualTo(FailureClass.GPU_FAULT);
        assertThat(failure).hasMessageContaining("no CUDA-capable device");
    }
}
