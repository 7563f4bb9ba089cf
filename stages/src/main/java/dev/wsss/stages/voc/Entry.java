package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import java.util.List;

/**
 * One picture of a data set.
 *
 * @param id its name in lists and tables: the file name without suffix
 * @param picture its file
 * @param labels indices of the classes that it shows, ascending
 */
public record Entry(String id, UserPath picture, List<Integer> labels) {
    public Entry {
        labels = labels.stream().sorted().distinct().toList();
    }
}
