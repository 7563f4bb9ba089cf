package dev.wsss.stages.walk;

/**
 * Layout of a map in an array with a margin around it.
 *
 * @param height rows of the map
 * @param width columns of the map
 * @param margin how far a neighbour may lie outside
 */
record PaddedGrid(int height, int width, int margin) {
    /** More than the lanes of any vector, so that the last vector of a plane may run over. */
    private static final int SLACK = 64;

    /** Returns the distance from one row to the next: one margin serves the end of a row and the begin of the next. */
    int stride() {
        return width + margin;
    }

    /** Returns the top left pixel. */
    int first() {
        return margin * stride() + margin;
    }

    /** Returns the end of the last row. */
    int last() {
        return first() + height * stride() - margin;
    }

    /** Returns the elements of a plane. */
    int size() {
        return last() + margin * stride() + margin + SLACK;
    }

    int at(int row, int column) {
        return first() + row * stride() + column;
    }

    int shift(int rows, int columns) {
        return rows * stride() + columns;
    }

    /** Copies a plane of a map into a plane of the frame. */
    void enter(float[] map, int plane, float[] framed, int framedPlane) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(map, (plane * height + row) * width, framed, framedPlane * size() + at(row, 0), width);
        }
    }

    /** Copies a plane of the frame into a plane of a map. */
    void leave(float[] framed, int framedPlane, float[] map, int plane) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(framed, framedPlane * size() + at(row, 0), map, (plane * height + row) * width, width);
        }
    }
}
