package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Finds out which numbering mask files have.
 *
 * <p>Somebody who works with some of VOC's classes often keeps VOC's masks, whose values are VOC's. The two numberings
 * are told apart by the labels: a mask shows nothing that its picture's labels do not name. The first mask that fits one
 * and not the other decides, and usually that is the first mask.
 */
final class NumberingEvidence {
    private NumberingEvidence() {}

    static MaskNumbering of(
            List<String> classes, List<String> scoreList, Map<String, Entry> entries, Map<String, UserPath> masks)
            throws IOException {
        MaskNumbering positions = MaskNumbering.ofPositions(classes.size());
        if (classes.equals(VocClasses.NAMES) || !VocClasses.NAMES.containsAll(classes)) {
            return positions;
        }
        MaskNumbering voc = MaskNumbering.ofVoc(classes);
        for (String id : scoreList) {
            UserPath file = masks.get(id);
            Entry entry = entries.get(id);
            if (file == null || entry == null) {
                continue;
            }
            LabelMap stored = Png.labels(Files.readAllBytes(file.path()), file.name());
            boolean byPosition = positions.explains(stored, entry.labels());
            boolean byVoc = voc.explains(stored, entry.labels());
            if (byPosition != byVoc) {
                return byVoc ? voc : positions;
            }
        }
        return positions;
    }
}
