package dev.wsss.stages.run;

import dev.wsss.stages.image.LabelMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A count of masks that say nothing: all background, or no background at all. */
final class DegenerateMasks {
    /** The limit on checked masks, since each report checks them. */
    private static final int MOST = 256;

    /** One in so many is nothing to speak of. */
    private static final int RARE = 20;

    private final Map<String, Integer> odd = new TreeMap<>();
    private int seen;

    /** Returns the masks to check, evenly chosen where there are many. */
    static List<String> chosen(List<String> ids) {
        int count = Math.min(MOST, ids.size());
        return IntStream.range(0, count)
                .mapToObj(i -> ids.get((int) ((long) i * ids.size() / count)))
                .toList();
    }

    void add(LabelMap mask) {
        seen++;
        int background = 0;
        for (byte label : mask.labels()) {
            background += label == 0 ? 1 : 0;
        }
        if (background == mask.labels().length) {
            odd.merge("are background everywhere", 1, Integer::sum);
        } else if (background == 0) {
            odd.merge("have no background", 1, Integer::sum);
        }
    }

    /** Returns a sentence for each oddity that is not rare. */
    List<String> warnings(String masks) {
        return odd.entrySet().stream()
                .filter(each -> RARE * each.getValue() > seen)
                .map(each -> each.getValue() + " of " + seen + " " + masks + " " + each.getKey())
                .toList();
    }
}
