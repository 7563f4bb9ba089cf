package dev.wsss.stages.report;

/**
 * Values over steps, for instance the loss of a training.
 *
 * @param plot curves of one plot name are drawn together
 * @param series what the legend calls it, for instance the round
 * @param x ascending
 * @param y one for each x
 */
public record Curve(String plot, String series, double[] x, double[] y) {
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException("y: " + y.length + " values for " + x.length + " x");
        }
    }
}
