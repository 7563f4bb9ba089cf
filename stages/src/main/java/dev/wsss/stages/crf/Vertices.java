package dev.wsss.stages.crf;

import java.util.List;

/** The vertices of a lattice, numbered from 1 in the order in which points need them. */
interface Vertices {
    /**
     * Encloses points, {@link Simplex#enclose}.
     *
     * @param numbers for each point those of the d + 1 vertices around it, by remainder
     * @param at where they begin
     */
    void enclose(float[] points, int count, int[] numbers, int at);

    /** Returns the weights of the last points' vertices, as {@link Simplex#barycentric}; overwritten by the next ones. */
    float[] barycentric();

    int size();

    /**
     * Returns the number of each vertex's neighbour along an axis, 0 where that is no vertex; element 0 is not used.
     */
    int[] neighbours(int axis);

    /** Returns no vertices yet, with keys that are wide enough for all points. */
    static Vertices of(Features features) {
        float[] extent = features.extent();
        if (features.dimensions() == KeyLayout.PLANE.getFirst().dimensions()) {
            return new OfOneKey(KeyLayout.PLANE.getFirst());
        }
        KeyLayout colours = KeyLayout.COLOURS.getFirst();
        int[] limits = colours.limits();
        double[] reach = Simplex.reach(extent);
        boolean fits = true;
        for (int i = 0; i < reach.length; i++) {
            fits &= reach[i] < limits[i];
        }
        return fits ? new OfOneKey(colours) : new OfTwoKeys(KeyLayout.FINE_COLOURS);
    }

    /** Vertices whose keys are longs. */
    final class OfOneKey implements Vertices {
        private final KeyLayout layout;
        private final Simplex simplex;
        private final VertexTable table = new VertexTable();

        OfOneKey(KeyLayout layout) {
            this.layout = layout;
            simplex = new Simplex(layout);
        }

        @Override
        public void enclose(float[] points, int count, int[] numbers, int at) {
            simplex.enclose(points);
            long[] keys = simplex.keys();
            for (int i = 0; i < count * simplex.corners(); i++) {
                numbers[at + i] = table.number(keys[i]);
            }
        }

        @Override
        public float[] barycentric() {
            return simplex.barycentric();
        }

        @Override
        public int size() {
            return table.size();
        }

        @Override
        public int[] neighbours(int axis) {
            return table.neighbours(layout.neighbour(axis));
        }
    }

    /** Vertices whose keys are pairs of longs: each long has a number, and the pair of numbers is the key. */
    final class OfTwoKeys implements Vertices {
        private final List<KeyLayout> layouts;
        private final Simplex first;
        private final Simplex second;
        private final VertexTable firstKeys = new VertexTable();
        private final VertexTable secondKeys = new VertexTable();
        private final VertexTable pairs = new VertexTable();

        OfTwoKeys(List<KeyLayout> layouts) {
            this.layouts = layouts;
            first = new Simplex(layouts.getFirst());
            second = new Simplex(layouts.getLast());
        }

        @Override
        public void enclose(float[] points, int count, int[] numbers, int at) {
            first.enclose(points);
            second.enclose(points);
            for (int i = 0; i < count * first.corners(); i++) {
                numbers[at + i] =
                        pairs.number(pair(firstKeys.number(first.keys()[i]), secondKeys.number(second.keys()[i])));
            }
        }

        @Override
        public float[] barycentric() {
            return first.barycentric();
        }

        @Override
        public int size() {
            return pairs.size();
        }

        @Override
        public int[] neighbours(int axis) {
            int[] ofFirst = firstKeys.neighbours(layouts.getFirst().neighbour(axis));
            int[] ofSecond = secondKeys.neighbours(layouts.getLast().neighbour(axis));
            return pairs.neighbours(key -> {
                int one = ofFirst[(int) (key >>> Integer.SIZE)];
                int other = ofSecond[(int) key];
                return one == 0 || other == 0 ? 0 : pair(one, other);
            });
        }

        private static long pair(int one, int other) {
            return (long) one << Integer.SIZE | other;
        }
    }
}
