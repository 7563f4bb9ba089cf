package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A benchmark of one paste on a 375×500 picture, rotated by 37 degrees; at most 8 ms (original 38 ms). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PasteBenchmark {
    /** Columns and rows of the object's box. */
    @Param({"240x300", "431x375"})
    String object = "";

    private final RgbImage background = RgbImage.black(500, 375);
    private final ObjectPaster paste = new ObjectPaster(Released.PASTE);
    private Cutout cutout = Cutout.of(1, RgbImage.black(1, 1), LabelMap.background(1, 1));

    @Setup
    public void prepare() {
        String[] sides = object.split("x");
        int width = Integer.parseInt(sides[0]);
        int height = Integer.parseInt(sides[1]);
        RgbImage picture = RgbImage.black(width, height);
        new Randomness(1, "benchmark").stream("object").nextBytes(picture.rgb());
        LabelMap mask = LabelMap.background(width, height);
        for (int i = 0; i < mask.labels().length; i++) {
            double x = (i % width + .5) / width * 2 - 1;
            int row = i / width;
            double y = (row + .5) / height * 2 - 1;
            mask.labels()[i] = (byte) (x * x + y * y < 1 ? 8 : 0);
        }
        cutout = Cutout.of(8, picture, mask);
    }

    @Benchmark
    public Pasted paste() {
        return paste.apply(background, cutout, new PasteDraw(37, 1, 20, 30));
    }

    @Benchmark
    public Layer turn() {
        return SplineRotation.rotate(cutout.layer(), 37);
    }
}
