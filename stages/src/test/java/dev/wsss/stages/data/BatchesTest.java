package dev.wsss.stages.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.image.Drawn;
import dev.wsss.stages.image.Jpeg;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.random.Randomness;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
    private final Randomness randomness = new Randomness(11, "train-cam");
    private final List<String> ids =
            IntStream.range(0, 23).mapToObj(i -> "picture" + i).toList();
    private final Schedule schedule = new Schedule(ids, 4, 3, randomness);
    private final byte[] jpeg =
            Drawn.jpeg(Drawn.picture(randomness.stream("drawn"), 40, 30), BufferedImage.TYPE_INT_RGB);

    private Planes augmented(String id, int epoch) {
        return new CamAugmentation(24, 48, 32, 0.5, CamAugmentation.Colours.UNCHANGED)
                .apply(Jpeg.decode(jpeg, id), randomness.stream("augment", epoch, id));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void anyNumberOfThreadsGivesTheSameBytes(int threads) throws Exception {
        List<Batch<Planes>> batches = all(Batches.from(0, schedule, this::augmented, threads, 3));
        assertThat(batches).hasSize(15);
        for (Batch<Planes> batch : batches) {
            List<String> expected = schedule.order(batch.epoch()).subList(4 * batch.step(), 4 * batch.step() + 4);
            assertThat(batch.ids()).isEqualTo(expected);
            for (int i = 0; i < 4; i++) {
                assertThat(batch.samples().get(i).values())
                        .isEqualTo(augmented(expected.get(i), batch.epoch()).values());
            }
        }
    }

    @Test
    void everyEpochHasAnotherOrderOfTheSamePictures() {
        assertThat(schedule.order(0)).containsExactlyInAnyOrderElementsOf(ids).isNotEqualTo(ids);
        assertThat(schedule.order(1)).containsExactlyInAnyOrderElementsOf(ids).isNotEqualTo(schedule.order(0));
        assertThat(schedule.order(1)).isEqualTo(new Schedule(ids, 2, 9, randomness).order(1));
    }

    @Test
    void aRunIsContinuedWhereItStopped() throws Exception {
        List<Batch<String>> whole = all(Batches.from(0, schedule, (id, epoch) -> id + epoch, 2, 2));
        for (int done = 0; done <= schedule.steps(); done++) {
            List<Batch<String>> rest = all(Batches.from(done, schedule, (id, epoch) -> id + epoch, 2, 2));
            assertThat(rest).isEqualTo(whole.subList(done, whole.size()));
        }
    }

    @Test
    void theIncompleteBatchIsDropped() throws Exception {
        List<Batch<String>> batches = all(Batches.from(0, new Schedule(ids, 10, 1, randomness), (id, e) -> id, 1, 1));
        assertThat(batches).hasSize(2);
        assertThat(new HashSet<>(batches.get(0).ids()))
                .doesNotContainAnyElementsOf(batches.get(1).ids());
    }

    @Test
    void aBrokenPictureIsNamed() {
        SampleSource<Planes> source = (id, epoch) -> "picture7".equals(id)
                ? Normalised.of(Jpeg.decode(Arrays.copyOf(jpeg, jpeg.length / 2), id + ".jpg"))
                : augmented(id, epoch);
        assertThatThrownBy(() -> all(Batches.from(0, schedule, source, 4, 2)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("picture picture7")
                .hasMessageContaining("truncated")
                .extracting(thrown -> ((Failure) thrown).failureClass())
                .isEqualTo(FailureClass.INVALID_DATA);
    }

    @Test
    void anUnreadableFileIsNamed() {
        SampleSource<String> source = (id, epoch) -> {
            throw new IOException("the disk hums");
        };
        assertThatThrownBy(() -> all(Batches.from(0, schedule, source, 2, 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(schedule.order(0).getFirst())
                .hasMessageContaining("the disk hums");
    }

    @Test
    void loadingStaysWithinItsWindow() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (Batches<Integer> batches = Batches.from(0, schedule, (id, epoch) -> made.incrementAndGet(), 4, 2)) {
            for (int taken = 1; taken <= 5; taken++) {
                batches.next();
                assertThat(made.get()).isLessThanOrEqualTo(4 * (taken + 2));
            }
        }
    }

    @Test
    void closingEndsThreadsThatAreAtWork() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        SampleSource<String> source = (id, epoch) -> {
            working.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                ended.countDown();
            }
            return id;
        };
        try (Batches<String> batches = Batches.from(0, schedule, source, 1, 1)) {
            working.await();
            assertThat(batches.waited()).isZero();
        }
        ended.await();
    }

    @Test
    void anInterruptedTakerStopsWaiting() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        SampleSource<String> source = (id, epoch) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return id;
        };
        try (Batches<String> batches = Batches.from(0, schedule, source, 1, 1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(batches::next).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aListSmallerThanABatchIsRefusedWithAdvice() {
        assertThatThrownBy(() -> new Schedule(List.of("a", "b"), 4, 1, randomness))
                .hasMessageContaining("batchSize")
                .hasMessageContaining("lower it");
    }

    @Test
    void samplesAreStackedInOrder() {
        Planes one = new Planes(1, 1, 2, new float[] {1, 2});
        Planes two = new Planes(1, 1, 2, new float[] {3, 4});
        assertThat(Stack.planes(List.of(one, two)).values()).containsExactly(1, 2, 3, 4);
        assertThat(Stack.planes(List.of(one, two)).shape()).containsExactly(2, 1, 1, 2);
        assertThat(Stack.labels(List.of(List.of(2), List.of(0, 1)), 3).values()).containsExactly(0, 0, 1, 1, 1, 0);
    }

    private static <S> List<Batch<S>> all(Batches<S> batches) throws IOException, InterruptedException {
        List<Batch<S>> all = new ArrayList<>();
        try (batches) {
            for (Batch<S> batch = batches.next(); batch != null; batch = batches.next()) {
                all.add(batch);
            }
        }
        return all;
    }
}
