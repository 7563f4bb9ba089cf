package dev.wsss.stages.voc;

import java.io.IOException;
import java.util.List;

/** Where the classes of a picture are written down. */
interface LabelSource {
    /** Whether anything is written down for a picture. */
    boolean knows(String id);

    /** Indices of its classes, ascending; possibly none. */
    List<Integer> labels(String id) throws IOException;
}
