package dev.wsss.operator.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Division of blocks among several pods: neighbours, as evenly as whole blocks allow. */
final class BlockGroups {
    private BlockGroups() {}

    static List<List<Integer>> of(int blocks, int shards) {
        int groups = Math.min(blocks, shards);
        List<List<Integer>> all = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) blocks * group / groups);
            int to = (int) ((long) blocks * (group + 1) / groups);
            all.add(IntStream.range(from, to).boxed().toList());
        }
        return all;
    }
}
