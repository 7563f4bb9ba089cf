package dev.wsss.stages.crf;

import dev.wsss.pipeline.parameters.Crf.Bilateral;
import dev.wsss.pipeline.parameters.Crf.Gaussian;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The fully connected CRF of a picture with Gaussian edge potentials and Potts compatibility (Krähenbühl, Koltun 2011).
 *
 * <p>Its lattices are built once; any number of label problems can then be solved, and those that are solved together share
 * every look-up.
 */
public final class DenseCrf {
    private final int width;
    private final int height;
    private final List<MeanField.PairwiseTerm> pulls;
    private final CrfKernel kernel;

    private DenseCrf(int width, int height, List<MeanField.PairwiseTerm> pulls, CrfKernel kernel) {
        this.width = width;
        this.height = height;
        this.pulls = pulls;
        this.kernel = kernel;
    }

    /** Returns the field of a picture. */
    public static DenseCrf of(RgbImage picture, Gaussian smoothness, Bilateral appearance) {
        return of(picture, smoothness, appearance, gaussian(picture.width(), picture.height(), smoothness));
    }

    /** Returns the field of a picture, with the lattice that all pictures of its size share: {@link #gaussian}. */
    public static DenseCrf of(RgbImage picture, Gaussian smoothness, Bilateral appearance, Lattice gaussian) {
        return of(picture, smoothness, appearance, gaussian, new VectorCrfKernel());
    }

    /** Returns the lattice that all pictures of a size share. */
    public static Lattice gaussian(int width, int height, Gaussian smoothness) {
        return Lattice.gaussian(width, height, (float) smoothness.sxy());
    }

    static DenseCrf of(
            RgbImage picture, Gaussian smoothness, Bilateral appearance, Lattice gaussian, CrfKernel kernel) {
        if (gaussian.pixels() != picture.width() * picture.height()) {
            throw new IllegalArgumentException("a lattice of " + gaussian.pixels() + " pixels for a picture of "
                    + picture.width() + "x" + picture.height());
        }
        List<MeanField.PairwiseTerm> pulls = new ArrayList<>();
        if (smoothness.compat() > 0) {
            pulls.add(new MeanField.PairwiseTerm(gaussian, (float) smoothness.compat()));
        }
        if (appearance.compat() > 0) {
            Lattice bilateral = Lattice.bilateral(picture, (float) appearance.sxy(), (float) appearance.srgb());
            pulls.add(new MeanField.PairwiseTerm(bilateral, (float) appearance.compat()));
        }
        return new DenseCrf(picture.width(), picture.height(), List.copyOf(pulls), kernel);
    }

    /**
     * Returns the belief in each label after mean-field iterations.
     *
     * <p>A thread that is interrupted leaves with a {@link java.util.concurrent.CancellationException}.
     *
     * @param unary labels × h × w costs, {@link Unary}
     * @param iterations at least 0
     * @return labels × h × w, adding up to 1 over the labels
     */
    public Planes infer(Planes unary, int iterations) {
        return infer(List.of(unary), iterations).getFirst();
    }

    /** Returns the beliefs of several problems, solved in one go; they may differ in the number of labels. */
    public List<Planes> infer(List<Planes> unaries, int iterations) {
        MeanField field = new MeanField(kernel, pulls, width * height, problems(unaries));
        float[] rows = solve(field, unaries, iterations);
        List<Planes> beliefs = new ArrayList<>();
        int label = 0;
        for (Planes unary : unaries) {
            Planes belief = Planes.zeros(unary.channels(), height, width);
            for (int channel = 0; channel < unary.channels(); channel++, label++) {
                int to = channel * unary.planeSize();
                for (int at = label; at < rows.length; at += field.width()) {
                    belief.values()[to++] = rows[at];
                }
            }
            beliefs.add(belief);
        }
        return beliefs;
    }

    /** Returns the most probable label of each pixel, the first of equal ones. */
    public LabelMap labels(Planes unary, int iterations) {
        return labels(List.of(unary), iterations).getFirst();
    }

    /** Returns the most probable labels of several problems, solved in one go. */
    public List<LabelMap> labels(List<Planes> unaries, int iterations) {
        int[] problems = problems(unaries);
        MeanField field = new MeanField(kernel, pulls, width * height, problems);
        float[] rows = solve(field, unaries, iterations);
        List<LabelMap> maps = new ArrayList<>();
        for (int problem = 0; problem + 1 < problems.length; problem++) {
            LabelMap map = LabelMap.background(width, height);
            for (int pixel = 0; pixel < map.labels().length; pixel++) {
                int first = pixel * field.width() + problems[problem];
                map.labels()[pixel] = (byte) largest(rows, first, problems[problem + 1] - problems[problem]);
            }
            maps.add(map);
        }
        return maps;
    }

    private static int largest(float[] rows, int first, int count) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            if (rows[first + i] > rows[first + largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private int[] problems(List<Planes> unaries) {
        int[] problems = new int[unaries.size() + 1];
        for (int i = 0; i < unaries.size(); i++) {
            Planes unary = unaries.get(i);
            if (unary.height() != height || unary.width() != width || unary.channels() < 1) {
                throw new IllegalArgumentException("unary costs of " + unary.channels() + "x" + unary.height() + "x"
                        + unary.width() + " for a picture of " + height + " rows and " + width + " columns");
            }
            problems[i + 1] = problems[i] + unary.channels();
        }
        return problems;
    }

    private float[] solve(MeanField field, List<Planes> unaries, int iterations) {
        if (iterations < 0) {
            throw new IllegalArgumentException(iterations + " iterations");
        }
        float[] rows = new float[Math.multiplyExact(field.width(), height * width)];
        for (int first = 0; first < height * width; first += Softmax.BLOCK) {
            int count = Math.min(Softmax.BLOCK, height * width - first);
            int to = first * field.width();
            for (Planes unary : unaries) {
                for (int from = first; from < unary.values().length; from += unary.planeSize()) {
                    enter(unary.values(), from, count, rows, to++, field.width());
                }
            }
        }
        field.infer(rows, iterations);
        return rows;
    }

    private static void enter(float[] costs, int from, int count, float[] rows, int to, int width) {
        for (int i = 0; i < count; i++) {
            rows[to + i * width] = -costs[from + i];
        }
    }
}
