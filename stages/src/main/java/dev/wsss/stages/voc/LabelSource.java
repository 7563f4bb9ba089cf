package dev.wsss.stages.voc;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** The place where the classes of pictures are written down. */
interface LabelSource {
    /** Returns whether a picture has labels, or is said to show no class. */
    boolean isLabelled(String id) throws IOException;

    /** Returns the indices of a picture's classes, ascending; possibly none. */
    List<Integer> labels(String id) throws IOException;

    /** Returns notes on the labels of these pictures, a sentence each. */
    List<String> remarks(Collection<String> used) throws IOException;
}
