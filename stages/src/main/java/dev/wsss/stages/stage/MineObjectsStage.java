package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.MineObjects;
import dev.wsss.stages.decoupling.Cutout;
import dev.wsss.stages.decoupling.LabelRule;
import dev.wsss.stages.decoupling.MiningTally;
import dev.wsss.stages.decoupling.ObjectMiner;
import dev.wsss.stages.decoupling.RefusalReason;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.Mining;
import dev.wsss.stages.format.ObjectFormat;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Clean objects of one class cut out of the first round's masks (CDA's {@code make_aug_fg}). */
final class MineObjectsStage implements StageRunner {
    @Override
    public void run(StageContext context) throws IOException {
        MineObjects own = context.own(MineObjects.class);
        ObjectMiner miner = new ObjectMiner(
                own.minimumShare(),
                own.maximumShare(),
                own.requireSingleLabel() ? LabelRule.SINGLE_LABEL : LabelRule.ANY_LABELS);
        DatasetView dataset = DatasetView.open(context.inputs());
        List<String> training = dataset.catalogue().trainList();
        SemSegMasks masks = SemSegMasks.labelled(context, training, dataset::labels);
        masks.remarks().forEach(context.remarks()::add);
        List<Block> blocks = dataset.trainingBlocks(BlockSubset.ALL).stream()
                .map(block -> block.only(masks.ids()))
                .toList();
        MiningTally tally = new MiningTally();
        SortedMap<Integer, List<String>> objects = new TreeMap<>();
        try (ShardWriter shards = new ShardWriter(context.sink(), blocks)) {
            context.work()
                    .each(
                            "pictures",
                            Blocks.ids(blocks),
                            id -> miner.mine(
                                    dataset.read(id),
                                    masks.mask(id),
                                    dataset.labels(id).size()),
                            (id, mined) -> {
                                tally.add(mined);
                                if (mined instanceof Cutout cutout) {
                                    objects.computeIfAbsent(cutout.classValue(), value -> new ArrayList<>())
                                            .add(id);
                                    shards.add(ObjectFormat.sample(id, cutout));
                                }
                            });
            shards.finish();
        }
        if (objects.isEmpty()) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    "mine-objects: no mask of the first round gives an object: " + tally.sentence()
                            + "; widen stages.mine-objects.minimumShare or maximumShare, or check the masks in the report of a run without contextDecoupling");
        }
        context.progress().say(tally.sentence());
        context.output().write(Mining.OBJECT, Json.bytes(new Mining(objects, refusals(tally, dataset))));
    }

    private static SortedMap<Integer, Map<String, Integer>> refusals(MiningTally tally, DatasetView dataset) {
        SortedMap<Integer, Map<String, Integer>> refusals = new TreeMap<>();
        for (int value = 0; value <= dataset.catalogue().classes().size(); value++) {
            Map<String, Integer> reasons = new TreeMap<>();
            for (Map.Entry<RefusalReason, Integer> refused :
                    tally.refusals(value).entrySet()) {
                reasons.put(refused.getKey().description(), refused.getValue());
            }
            if (!reasons.isEmpty()) {
                refusals.put(value, reasons);
            }
        }
        return refusals;
    }
}
