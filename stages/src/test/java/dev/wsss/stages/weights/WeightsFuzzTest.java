package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of damaged files: each gives numbers or a refusal that names it, and never huge arrays. */
@ComparedWith("9_pth")
class WeightsFuzzTest {
    private static final long MOST_ALLOCATED = 32 << 20;
    private static final int FLIPS = 600;

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Golden.folder("9_pth").path())) {
            return all
                    .filter(file -> file.toString().matches(".*\\.(pth|safetensors|params)"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutAnywhereIsRefusedByName(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 1500) {
            assertThat(isRead(Arrays.copyOf(whole, length)))
                    .as("%s cut to %d bytes", file.getFileName(), length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileWithFlippedBitsIsReadOrRefused(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
        for (int round = 0; round < FLIPS; round++) {
            byte[] damaged = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int flip = 0; flip < flips; flip++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            isRead(damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileWithWildBytesIsReadOrRefused(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260102);
        for (int round = 0; round < FLIPS; round++) {
            byte[] damaged = whole.clone();
            int start = random.nextInt(damaged.length);
            for (int i = start; i < Math.min(damaged.length, start + 8); i++) {
                damaged[i] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
            }
            isRead(damaged);
        }
    }

    /**
     * Returns true when all tensors could be read; fails the test when the file was neither read nor properly refused.
     */
    private static boolean isRead(byte[] file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            WeightsFile.read(file, "damaged.pth").stateDict();
            return true;
        } catch (Failure refused) {
            assertThat(refused).hasMessageStartingWith("damaged.pth: ");
            assertThat(refused.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
            return false;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
        }
    }
}
