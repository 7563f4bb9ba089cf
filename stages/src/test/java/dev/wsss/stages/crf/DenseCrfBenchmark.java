package dev.wsss.stages.crf;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.Golden;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark of IRNet's two CRFs of a real picture of 375 × 500 with 3 labels, 10 iterations, one thread: {@code
 * -Dwsss.golden=DIR}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DenseCrfBenchmark {
    private static final Crf.Gaussian SMOOTHNESS = new Crf.Gaussian(3, 3);
    private static final Crf.Bilateral APPEARANCE = new Crf.Bilateral(50, 5, 10);

    private final RgbImage picture = Golden.folder("0_images").rgb("a_rgb.npy");
    private final LabelMap foreground = Golden.folder("2_crf").labels("case0_irn_fg_labels.npy");
    private final LabelMap background = Golden.folder("2_crf").labels("case0_irn_bg_labels.npy");
    private final Lattice gaussian = Lattice.gaussian(picture.width(), picture.height(), 3);
    private final DenseCrf built = DenseCrf.of(picture, SMOOTHNESS, APPEARANCE, gaussian);

    /** Measures all of it. */
    @Benchmark
    public List<LabelMap> both() {
        return solve(DenseCrf.of(picture, SMOOTHNESS, APPEARANCE));
    }

    /** Measures the CRF with the lattice of the picture's size in memory. */
    @Benchmark
    public List<LabelMap> bothOfAKnownSize() {
        return solve(DenseCrf.of(picture, SMOOTHNESS, APPEARANCE, gaussian));
    }

    /** Measures the iterations alone. */
    @Benchmark
    public List<LabelMap> bothOfAKnownPicture() {
        return solve(built);
    }

    private List<LabelMap> solve(DenseCrf crf) {
        return crf.labels(List.of(Unary.fromLabels(foreground, 3, 0.7), Unary.fromLabels(background, 3, 0.7)), 10);
    }
}
