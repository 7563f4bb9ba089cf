package dev.wsss.stages.report;

import java.util.List;

/**
 * Content of a line plot.
 *
 * @param title above it
 * @param xLabel under the x axis
 * @param yLabel along the y axis
 * @param lines in the order of the legend
 * @param marks points with their value printed beside them
 */
record Plot(String title, String xLabel, String yLabel, List<Line> lines, List<Mark> marks) {
    Plot {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    /**
     * One line.
     *
     * @param name in the legend
     * @param series which colour and dash, from 0
     * @param style how it is drawn
     */
    record Line(String name, int series, Style style, double[] x, double[] y) {}

    /** Style of a line: the thing itself, the noise behind it, or a setting of the manifest. */
    enum Style {
        BOLD,
        FAINT,
        FIXED
    }

    /** A point and what is said about it. */
    record Mark(int series, double x, double y, String label) {}
}
