package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of the data set that one execution takes; how the work is divided changes no byte of it.
 *
 * @param numbers of the blocks, ascending; absent: every block
 */
public record BlockSubset(@Nullable List<Integer> numbers) {
    /** Everything. */
    public static final BlockSubset ALL = new BlockSubset(null);

    public BlockSubset {
        numbers = numbers == null ? null : numbers.stream().sorted().distinct().toList();
    }

    /** Returns those of the blocks that exist; a failure of class InvalidConfig names one that is not there. */
    List<Integer> of(List<Integer> all) {
        if (numbers == null) {
            return all;
        }
        HashSet<Integer> there = new HashSet<>(all);
        for (int number : numbers) {
            if (!there.contains(number)) {
                throw new Failure(
                        FailureClass.INVALID_CONFIG,
                        "order: blocks: there is no block " + number + " in the data set, which has " + all.size()
                                + "; render the order again from the dataset's manifest");
            }
        }
        return numbers;
    }
}
