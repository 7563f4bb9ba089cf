package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.stage.Inputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Pictures whose masks differ most between the rounds: those that gained most against the truth, and those that lost most.
 *
 * @param changes one for each picture
 */
record ChangedMasks(List<Change> changes) {
    private static final byte NOT_COUNTED = (byte) 255;

    ChangedMasks {
        changes = List.copyOf(changes);
    }

    /**
     * A picture.
     *
     * @param before share of its counted pixels that the first round's mask has right, 0..1
     * @param after the same of the second round's
     */
    record Change(String id, double before, double after) {
        static Change of(String id, LabelMap truth, LabelMap first, LabelMap second) {
            byte[] right = truth.labels();
            long counted = 0;
            long before = 0;
            long after = 0;
            for (int pixel = 0; pixel < right.length; pixel++) {
                if (right[pixel] != NOT_COUNTED) {
                    counted++;
                    before += right[pixel] == first.labels()[pixel] ? 1 : 0;
                    after += right[pixel] == second.labels()[pixel] ? 1 : 0;
                }
            }
            // A truth that counts no pixel has neither gained nor lost.
            double all = Math.max(1, counted);
            return new Change(id, before / all, after / all);
        }

        double gain() {
            return after - before;
        }

        private String sentence() {
            return String.format(Locale.ROOT, "%.0f %% of its pixels right, then %.0f %%", 100 * before, 100 * after);
        }
    }

    /** Compares the masks of both rounds of a run with its truth; empty where it lacks one of them. */
    static ChangedMasks of(RunResults results, List<String> ids) throws IOException {
        List<Step> masks = results.all(Stage.MAKE_SEM_SEG);
        List<Step> truths = results.all(Stage.TRUTH);
        List<Change> changes = new ArrayList<>();
        if (masks.size() == 2 && !truths.isEmpty()) {
            ShardReader truth = Inputs.samples(results.open(truths.getFirst()));
            ShardReader first = Inputs.samples(results.open(masks.getFirst()));
            ShardReader second = Inputs.samples(results.open(masks.getLast()));
            for (String id : ids) {
                changes.add(Change.of(
                        id,
                        LabelFormat.labels(id, truth),
                        LabelFormat.labels(id, first),
                        LabelFormat.labels(id, second)));
            }
        }
        return new ChangedMasks(changes);
    }

    /**
     * Returns the pictures with the largest gains, largest first, then those with the largest losses, largest last;
     * each with a sentence.
     */
    SequencedMap<String, String> extremes(int pictures) {
        List<Change> sorted = changes.stream()
                .sorted(Comparator.comparingDouble(Change::gain).reversed().thenComparing(Change::id))
                .toList();
        int shown = Math.min(pictures, sorted.size());
        SequencedMap<String, String> extremes = new LinkedHashMap<>();
        sorted.subList(0, Math.ceilDiv(shown, 2)).forEach(each -> extremes.put(each.id(), each.sentence()));
        sorted.subList(sorted.size() - shown / 2, sorted.size())
                .forEach(each -> extremes.put(each.id(), each.sentence()));
        return extremes;
    }
}
