package dev.wsss.stages.report;

import dev.wsss.stages.image.RgbImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The objects that were cut out of the first round's masks, and why the other masks gave none.
 *
 * @param classes by class
 * @param refusedMasks reason → masks, each mask once
 * @param sentence counts and advice in words
 */
public record MinedObjects(List<MinedClass> classes, SequencedMap<String, Integer> refusedMasks, String sentence) {
    public MinedObjects {
        classes = List.copyOf(classes);
        refusedMasks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(refusedMasks));
    }

    /**
     * One class.
     *
     * @param name its name
     * @param objects how many were mined
     * @param refused reason → masks with this class
     * @param examples a few cutouts, see {@link Montage#cutout}
     */
    public record MinedClass(String name, int objects, Map<String, Integer> refused, List<RgbImage> examples) {
        public MinedClass {
            refused = Map.copyOf(refused);
            examples = List.copyOf(examples);
        }
    }
}
