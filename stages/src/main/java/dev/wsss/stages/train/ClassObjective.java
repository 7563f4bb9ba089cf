package dev.wsss.stages.train;

import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.Stack;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * The objective of learning classes from the labels of pictures.
 *
 * @param network takes {@code picture} N × 3 × H × W and {@code labels} N × classes (0 or 1); its losses are means over
 *     pictures
 * @param classes how many there are
 */
public record ClassObjective(Network network, int classes) implements Objective<ClassSample> {
    @Override
    public List<Part> parts(List<ClassSample> batch, Split split) {
        List<Part> parts = new ArrayList<>();
        split.forEach(batch.size(), (from, to) -> {
            List<ClassSample> samples = batch.subList(from, to);
            Bindings bindings = new Bindings()
                    .with(
                            "picture",
                            Stack.planes(
                                    samples.stream().map(ClassSample::picture).toList()))
                    .with(
                            "labels",
                            Stack.labels(
                                    samples.stream().map(ClassSample::labels).toList(), classes));
            parts.add(new Part(from, to, bindings, (to - from) / (double) batch.size()));
        });
        return parts;
    }
}
