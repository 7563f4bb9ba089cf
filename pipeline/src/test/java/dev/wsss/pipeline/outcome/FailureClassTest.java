package dev.wsss.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the failure classes that signals and exit codes give. */
class FailureClassTest {
    @ParameterizedTest
    @CsvSource({
        "42, HOST_OUT_OF_MEMORY",
        "43, GPU_OUT_OF_MEMORY",
        "44, GPU_FAULT",
        "45, STORE_UNAVAILABLE",
        "46, STORE_DENIED",
        "47, INVALID_DATA",
        "48, DIVERGED",
        "49, NO_PROGRESS",
        "1, CODE_ERROR",
        "134, CODE_ERROR",
        "137, CODE_ERROR",
        "143, TERMINATED",
        "130, TERMINATED"
    })
    void anExitCodeTellsTheClass(int exitCode, FailureClass expected) {
        assertThat(FailureClass.ofExitCode(exitCode)).isEqualTo(expected);
    }

    /** Covers Java's code of a process that could not be started. */
    @Test
    void aCodeThatNoProcessEndsWithIsADefect() {
        assertThat(FailureClass.ofExitCode(-1)).isEqualTo(FailureClass.CODE_ERROR);
        assertThat(FailureClass.of(-1, "Pending: no node is free")).isEqualTo(FailureClass.CODE_ERROR);
    }

    @Test
    void lastWordsSeparateClassesThatShareACode() {
        var corrupt = new Outcome.Failed(FailureClass.STORE_CORRUPT, "object 00000.tar has 3 bytes, not 4");
        assertThat(FailureClass.of(46, corrupt.sentence())).isEqualTo(FailureClass.STORE_CORRUPT);
        assertThat(FailureClass.of(46, "something else")).isEqualTo(FailureClass.STORE_DENIED);
        assertThat(FailureClass.of(1, corrupt.sentence())).isEqualTo(FailureClass.CODE_ERROR);
    }

    @Test
    void aFailureCarriesItsOwnClassThroughAnyWrapping() {
        var failure = new Failure(FailureClass.DIVERGED, "loss is NaN at step 7");
        var outcome = Outcome.of(new IllegalStateException("while training", new RuntimeException(failure)));
        assertThat(outcome).isEqualTo(new Outcome.Failed(FailureClass.DIVERGED, "loss is NaN at step 7"));
        assertThat(outcome.exitCode()).isEqualTo(48);
    }

    @Test
    void memoryErrorsAreTheHostsOrTheGpus() {
        assertThat(FailureClass.of(new OutOfMemoryError("Java heap space"))).isEqualTo(FailureClass.HOST_OUT_OF_MEMORY);
        assertThat(FailureClass.of(new RuntimeException("DefaultCPUAllocator: can't allocate memory")))
                .isEqualTo(FailureClass.HOST_OUT_OF_MEMORY);
        assertThat(FailureClass.of(new RuntimeException("CUDA out of memory. Tried to allocate 2 GiB")))
                .isEqualTo(FailureClass.GPU_OUT_OF_MEMORY);
        assertThat(FailureClass.of(new RuntimeException("cuDNN error: CUDNN_STATUS_ALLOC_FAILED")))
                .isEqualTo(FailureClass.GPU_OUT_OF_MEMORY);
        for (String fault : new String[] {
            "CUDA error: device-side assert",
            "cuDNN error: CUDNN_STATUS_EXECUTION_FAILED",
            "CUDA error: CUBLAS_STATUS_INTERNAL_ERROR when calling cublasSgemm"
        }) {
            assertThat(FailureClass.of(new RuntimeException(fault))).as(fault).isEqualTo(FailureClass.GPU_FAULT);
        }
    }

    @Test
    void aFullDiskIsAStoreWithoutRoom() {
        var full = new UncheckedIOException(new FileSystemException("/data/x", null, "No space left on device"));
        assertThat(FailureClass.of(full)).isEqualTo(FailureClass.STORE_UNAVAILABLE);
        assertThat(Outcome.of(full).evidence()).contains("/data/x", "free some space");
    }

    @Test
    void storesThatDoNotAnswerAndStoresThatRefuseAreDifferent() {
        assertThat(FailureClass.of(new ConnectException("refused"))).isEqualTo(FailureClass.STORE_UNAVAILABLE);
        assertThat(FailureClass.of(new AccessDeniedException("/x"))).isEqualTo(FailureClass.STORE_DENIED);
    }

    @Test
    void aFileThatIsNotThereIsTheUsersAndNamed() {
        var outcome = Outcome.of(new UncheckedIOException(new NoSuchFileException("/data/x")));
        assertThat(outcome.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
        assertThat(outcome.evidence()).contains("/data/x", "check its path");
    }

    @Test
    void anInterruptionIsATermination() {
        assertThat(FailureClass.of(new InterruptedException())).isEqualTo(FailureClass.TERMINATED);
    }

    @Test
    void anythingElseIsADefectWithItsTypeAsEvidence() {
        var outcome = Outcome.of(new IOException());
        assertThat(outcome).isEqualTo(new Outcome.Failed(FailureClass.CODE_ERROR, "IOException"));
    }

    @Test
    void ofSeveralFailuresTheRowListedLastDecides() {
        assertThat(FailureClass.decisive(
                        List.of(FailureClass.DIVERGED, FailureClass.TERMINATED, FailureClass.INVALID_DATA)))
                .isEqualTo(FailureClass.DIVERGED);
        assertThatThrownBy(() -> FailureClass.decisive(List.of())).hasMessageContaining("failures");
    }

    @Test
    void everyExitCodeOfAClassLeadsBackToItsExitCode() {
        for (FailureClass each : FailureClass.values()) {
            each.exitCode()
                    .ifPresent(code ->
                            assertThat(FailureClass.ofExitCode(code).exitCode()).hasValue(code));
        }
    }
}
