package dev.wsss.stages.method;

import dev.wsss.stages.image.LabelMap;
import java.util.List;

/** Labels count from 0, mask values from 1: value = label + 1. */
public final class ClassValues {
    private ClassValues() {}

    /** Returns the mask values of labels. */
    public static int[] of(List<Integer> labels) {
        return labels.stream().mapToInt(label -> label + 1).toArray();
    }

    /** Returns a map of places in a list of labels (0: background, 1: the first) as a map of class values. */
    public static LabelMap ofLocal(LabelMap places, List<Integer> labels) {
        byte[] values = new byte[places.labels().length];
        for (int pixel = 0; pixel < values.length; pixel++) {
            int place = places.labels()[pixel] & 0xff;
            values[pixel] = (byte) (place == 0 ? 0 : labels.get(place - 1) + 1);
        }
        return new LabelMap(places.width(), places.height(), values);
    }
}
