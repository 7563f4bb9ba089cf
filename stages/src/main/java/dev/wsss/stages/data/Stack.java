package dev.wsss.stages.data;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.Collection;
import java.util.List;

/** Samples side by side, as networks take them. */
public final class Stack {
    private Stack() {}

    /** Returns planes of one size as pictures × channels × height × width. */
    public static FloatArray planes(List<Planes> all) {
        Planes first = all.getFirst();
        FloatArray stack = FloatArray.zeros(all.size(), first.channels(), first.height(), first.width());
        int length = first.values().length;
        for (int i = 0; i < all.size(); i++) {
            Planes planes = all.get(i);
            if (planes.height() != first.height() || planes.width() != first.width()) {
                throw new IllegalArgumentException("planes of " + planes.width() + "x" + planes.height()
                        + " beside planes of " + first.width() + "x" + first.height());
            }
            System.arraycopy(planes.values(), 0, stack.values(), i * length, length);
        }
        return stack;
    }

    /** Returns class indices of each picture as pictures × classes ones and zeros. */
    public static FloatArray labels(List<? extends Collection<Integer>> all, int classes) {
        FloatArray stack = FloatArray.zeros(all.size(), classes);
        for (int i = 0; i < all.size(); i++) {
            for (int index : all.get(i)) {
                if (index < 0 || index >= classes) {
                    throw new IllegalArgumentException("class " + index + " of " + classes);
                }
                stack.values()[i * classes + index] = 1;
            }
        }
        return stack;
    }
}
