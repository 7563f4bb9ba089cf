package dev.wsss.operator.played;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Played outputs of a stage: objects that depend on the key alone, block by block where pods share the work.
 *
 * @param store seen from the run's namespace
 * @param blocks of the data set
 */
public record PlayedStage(Store store, int blocks) {
    private static final String SCORES =
            "{\"fixed\":{\"meanIou\":0.5},\"best\":{\"threshold\":0.2,\"score\":{\"meanIou\":0.6}}}";

    /** Executes one index of an order as the pod of this uid. */
    public void execute(Order order, int index, String pod) {
        ArtifactWriter output = new ArtifactWriter(
                store,
                order.output() + pod + "/",
                order.task().writes().id(),
                order.task().contractVersion());
        for (int block : blocks(order, index)) {
            String name = "block-%05d".formatted(block);
            output.write(name + ".tar", bytes(order.key() + " block " + block));
            output.write(name + ".json", bytes("index of " + block));
        }
        if (order.task() == Stage.EVAL_CAM || order.task() == Stage.EVAL_SEM_SEG) {
            output.write("scores.json", bytes(SCORES));
        } else if (!isBulk(order.task())) {
            output.write("result", bytes("result of " + order.key()));
        }
        output.finish();
    }

    private List<Integer> blocks(Order order, int index) {
        if (!isBulk(order.task())) {
            return List.of();
        }
        return order.blocks().isEmpty()
                ? IntStream.range(0, blocks).boxed().toList()
                : order.blocks().get(index);
    }

    private static boolean isBulk(Task task) {
        return task == Stage.PREPARE || task.isShared();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
