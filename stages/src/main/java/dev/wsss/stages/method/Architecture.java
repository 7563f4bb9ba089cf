package dev.wsss.stages.method;

import dev.wsss.stages.net.backbone.Backbone;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.weights.WeightsImporter;

/**
 * A backbone of any width, as methods and stages see it.
 *
 * @param importer names of the tensors of its networks, in the files of others and here
 * @param features channels that a classifier reads at width 1
 * @param stride pixels of a picture along a side of a cell of its final features
 * @param maker of it
 */
public record Architecture(WeightsImporter importer, int features, int stride, Maker maker) {
    /** A constructor of a backbone. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Returns a backbone.
         *
         * @param width multiplier of the published channels
         * @param statistics of batch norm while it is trained
         * @param dropoutFactor on the published probabilities of dropping channels, where it has any
         */
        Backbone of(double width, Statistics statistics, double dropoutFactor);
    }

    /** Returns the shape of networks on it whose classifier reads so many channels. */
    public Shape shape(int channels, int classes) {
        return new Shape(this, channels / (double) features, classes);
    }
}
