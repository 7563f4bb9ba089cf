package dev.wsss.stages.walk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Layout of planes of a map in vectors, so that the neighbours of a vector's pixels are a vector too, and every vector is
 * aligned: loads that cross the lines of a cache take twice as long.
 *
 * <p>A row is cut into as many pieces as a vector has lanes; a vector holds the pixels at one place of all pieces. The order is
 * row by row, place by place, plane by plane, lane by lane; lane l at place p is column l · places + p. A row's places have a
 * margin left and right that repeats them a lane further: {@link #wrap}. All offsets are in bytes.
 *
 * @param height rows of the map
 * @param width columns of the map
 * @param margin how far a neighbour may lie outside
 * @param planes planes that lie side by side
 */
record LaneGrid(int height, int width, int margin, int planes) {
    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    /** Bytes of a vector. */
    static final long VECTOR = LANES.vectorByteSize();

    /** Returns the vectors of a plane's row, without the margins. */
    int places() {
        return Math.ceilDiv(width, LANES.length());
    }

    /** Returns where the vectors of a place begin, one a plane; rows and places outside of the map are those of the margin. */
    long at(int row, int place) {
        return VECTOR + shift(row + margin, place + margin);
    }

    /** Returns the distance from a vector to that of a neighbour. */
    long shift(int rows, int places) {
        return ((long) rows * (places() + 2 * margin) + places) * planes * VECTOR;
    }

    /** Returns bytes of all, with one vector more before and behind, into which {@link #wrap} reaches by a lane. */
    long size() {
        return at(height + margin, -margin) + VECTOR;
    }

    /** Copies a plane of a map into a plane of the grid. */
    void enter(float[] map, int mapPlane, MemorySegment values, int plane) {
        int from = mapPlane * height * width;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                values.set(ValueLayout.JAVA_FLOAT, pixel(row, column, plane), map[from++]);
            }
            wrap(values, row);
        }
    }

    /** Copies a plane of the grid into a plane of a map. */
    void leave(MemorySegment values, int plane, float[] map, int mapPlane) {
        int to = mapPlane * height * width;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                map[to++] = values.get(ValueLayout.JAVA_FLOAT, pixel(row, column, plane));
            }
        }
    }

    private long pixel(int row, int column, int plane) {
        int lane = column / places();
        return at(row, column - lane * places()) + plane * VECTOR + (long) lane * Float.BYTES;
    }

    /**
     * Fills the margins of a row: left of the first place comes the last one, a lane up, and right of the last the first, a
     * lane down.
     *
     * <p>The lanes at the ends get numbers from elsewhere, for columns outside of the map, whose pairs have weight 0.
     */
    void wrap(MemorySegment values, int row) {
        int places = places();
        for (int outside = 0; outside < margin; outside++) {
            copy(values, at(row, places - 1 - outside) - Float.BYTES, at(row, -1 - outside));
            copy(values, at(row, outside) + Float.BYTES, at(row, places + outside));
        }
    }

    private void copy(MemorySegment values, long from, long to) {
        for (long plane = 0; plane < planes * VECTOR; plane += VECTOR) {
            FloatVector.fromMemorySegment(LANES, values, from + plane, ByteOrder.nativeOrder())
                    .intoMemorySegment(values, to + plane, ByteOrder.nativeOrder());
        }
    }
}
