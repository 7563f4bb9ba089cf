package dev.wsss.stages.method;

import dev.wsss.pipeline.parameters.EvalSemSeg;
import dev.wsss.pipeline.parameters.MakeSemSeg;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.weights.StateDict;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A method's masks of class maps and affinities. */
public interface Masking {
    /** Prepares the masks of a run. */
    Masks masks(MakeSemSeg own, Shape shape, StateDict affinities, Numeric numeric);

    /** A maker of masks; one caller at a time. */
    interface Masks extends AutoCloseable {
        /** Returns the mask of a picture as a part {@code png}, and the scores behind it. */
        Sample of(String id, RgbImage picture, ScaledMaps maps);

        @Override
        void close();
    }

    /** Returns the usual name of the parameter of the background: {@code threshold}, for instance. */
    String background();

    /** Returns its value for masks. */
    double background(MakeSemSeg own);

    /** Returns the scores for a sweep over backgrounds; absent where a sample is a mask alone. */
    @Nullable
    Swept swept(Sample sample, EvalSemSeg own);

    /**
     * The scores behind a mask.
     *
     * @param backgrounds values that are tried, ascending
     * @param scores labels × H × W
     * @param labels class indices of the planes
     * @param planes from the place of a value to the score of the background, 1 × H × W; absent: it is the value everywhere
     */
    record Swept(
            double[] backgrounds,
            Planes scores,
            List<Integer> labels,
            @Nullable IntFunction<Planes> planes) {}
}
