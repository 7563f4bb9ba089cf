package dev.wsss.pipeline.source;

import dev.wsss.pipeline.ids.ArtifactKind;
import java.util.regex.Pattern;

/**
 * Selection of the files of a user's data set that decide results, by their names alone.
 *
 * <p>Mending a mask must never train anything again, nor may stray files in the folder.
 *
 * @param devkit whether the folder has the layout of a VOC devkit; else it is a plain folder of pictures
 */
public record DatasetFiles(boolean devkit) {
    /** The folder that makes a devkit. */
    public static final String PICTURES = "JPEGImages/";

    private static final String LISTS = "ImageSets/Segmentation/";
    private static final String ANNOTATIONS = "Annotations/";
    private static final String MASKS = "Segmentation";
    private static final Pattern PICTURE = Pattern.compile("[^/]*\\.(jpe?g|png)", Pattern.CASE_INSENSITIVE);

    /** Returns whether a file decides the pictures or the masks; names are relative, with {@code /}. */
    public boolean decides(ArtifactKind kind, String name) {
        if (isForeign(name)) {
            return false;
        }
        return switch (kind) {
            case PICTURES ->
                devkit
                        ? isNeededByBoth(name) || name.startsWith(PICTURES)
                        : PICTURE.matcher(name).matches();
            // Labels count because they tell which numbering the masks have.
            case MASKS -> isNeededByBoth(name) || name.startsWith(MASKS);
            default -> throw new IllegalArgumentException("kind: " + kind.id() + " is not made of a data set's files");
        };
    }

    /** Returns whether a step reads the file at all: the packing of pictures also checks that each has its mask. */
    public boolean isRead(String name) {
        return decides(ArtifactKind.PICTURES, name) || decides(ArtifactKind.MASKS, name);
    }

    /** Returns whether a file is one that macOS puts beside each file, on a disk that is not its own or in a tar. */
    static boolean isForeign(String name) {
        return name.substring(name.lastIndexOf('/') + 1).startsWith("._");
    }

    private static boolean isNeededByBoth(String name) {
        return name.startsWith(ANNOTATIONS) || name.startsWith(LISTS);
    }
}
