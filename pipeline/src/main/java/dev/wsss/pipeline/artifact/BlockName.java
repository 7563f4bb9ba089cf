package dev.wsss.pipeline.artifact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the two objects of one block of the image list in a bulk artifact.
 *
 * @param number counts from 0
 */
public record BlockName(int number) {
    private static final Pattern INDEX = Pattern.compile("block-([0-9]{5,9})\\.json");

    public BlockName {
        if (number < 0) {
            throw new IllegalArgumentException("number: " + number + " of a block is negative");
        }
    }

    /** Returns the object with the samples, for instance {@code block-00003.tar}. */
    public String tar() {
        return stem() + ".tar";
    }

    /** Returns the object that says where in the tar each sample lies, for instance {@code block-00003.json}. */
    public String index() {
        return stem() + ".json";
    }

    /** Returns the block whose index has this name; nothing for any other object. */
    public static Optional<BlockName> ofIndex(String object) {
        Matcher name = INDEX.matcher(object);
        return name.matches() ? Optional.of(new BlockName(Integer.parseInt(name.group(1)))) : Optional.empty();
    }

    private String stem() {
        return String.format(Locale.ROOT, "block-%05d", number);
    }
}
