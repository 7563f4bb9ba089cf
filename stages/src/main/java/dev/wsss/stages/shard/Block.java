package dev.wsss.stages.shard;

import java.util.List;
import java.util.Locale;

/**
 * The images of one tar.
 *
 * @param number counts from 0
 * @param ids image ids in list order, at least one
 */
public record Block(int number, List<String> ids) {
    public Block {
        ids = List.copyOf(ids);
        if (number < 0 || ids.isEmpty()) {
            throw new IllegalArgumentException("block " + number + " of " + ids.size() + " images");
        }
    }

    /** The object's name, for instance {@code block-00003.tar}. */
    public String objectName() {
        return objectName(number);
    }

    static String objectName(int number) {
        return String.format(Locale.ROOT, "block-%05d.tar", number);
    }
}
