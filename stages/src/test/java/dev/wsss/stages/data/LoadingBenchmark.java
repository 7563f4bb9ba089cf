package dev.wsss.stages.data;

import dev.wsss.stages.Golden;
import dev.wsss.stages.image.Drawn;
import dev.wsss.stages.image.Jpeg;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The way from the bytes of a JPEG of 375×500 to the inputs of class maps in four scales, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LoadingBenchmark {
    private static final double[] SCALES = {1, 0.5, 1.5, 2};

    private byte[] file = {};
    private RgbImage image = RgbImage.black(1, 1);

    /** Opens a real photograph where there is one, else a drawn picture. */
    @Setup
    public void open() {
        boolean real = Golden.folder("0_images").has("a_rgb.npy");
        RgbImage picture = real
                ? Golden.folder("0_images").rgb("a_rgb.npy")
                : Drawn.picture(new Randomness(0, "benchmark").stream("picture"), 500, 375);
        file = Drawn.jpeg(picture, BufferedImage.TYPE_INT_RGB);
        image = Jpeg.decode(file, "benchmark.jpg");
    }

    @Benchmark
    public RgbImage decode() {
        return Jpeg.decode(file, "benchmark.jpg");
    }

    @Benchmark
    public RgbImage bicubicTwice() {
        return Resize.bicubic(image, 1000, 750);
    }

    @Benchmark
    public RgbImage bicubicHalf() {
        return Resize.bicubic(image, 250, 188);
    }

    /** Measures decoding, and bicubic resizing to four scales. */
    @Benchmark
    public List<RgbImage> decodeAndResize() {
        RgbImage decoded = Jpeg.decode(file, "benchmark.jpg");
        return List.of(decoded, Scales.bicubic(decoded, 0.5), Scales.bicubic(decoded, 1.5), Scales.bicubic(decoded, 2));
    }

    /** Measures all of the above, normalised, with mirrors. */
    @Benchmark
    public List<Planes> decodeAndScales() {
        return Scales.of(Jpeg.decode(file, "benchmark.jpg"), SCALES);
    }
}
