package dev.wsss.operator.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.observed.PodFacts;
import dev.wsss.operator.query.AttemptOutput;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Report;
import dev.wsss.pipeline.manifest.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Orders of attempts, and the division of their work among pods. */
final class Orders {
    private final RunView view;
    private final Acceptance.Accepted run;
    private final KnownInputs inputs;
    private final DecisionBuilder out;

    Orders(RunView view, Acceptance.Accepted run, KnownInputs inputs, DecisionBuilder out) {
        this.view = view;
        this.run = run;
        this.inputs = inputs;
        this.out = out;
    }

    /** Draft of an attempt. */
    sealed interface Draft {
        /** An attempt that has to be made. */
        record Needed(Order order) implements Draft {}

        /** Earlier attempts have left everything. */
        record Needless(AttemptOutput.Complete remains) implements Draft {}
    }

    /** Returns the order of an attempt; empty while a query is pending. */
    Optional<Draft> draft(Step step, StepStatus status) {
        Optional<List<OrderInput>> read = inputs.inputs(step);
        Optional<Integer> blocks = read.flatMap(known -> blocks(step, known));
        if (read.isEmpty() || blocks.isEmpty()) {
            return Optional.empty();
        }
        boolean first = Objects.equals(status.firstAttempt(), status.attempt());
        List<List<Integer>> groups = groups(blocks.get(), shards(step));
        if (first) {
            return Optional.of(new Draft.Needed(order(step, status, read.get(), groups)));
        }
        return out.ask(
                        left(step, status, blocks.get(), StoreQuery.Moment.BEFORE),
                        "what earlier attempts on " + step.name() + " left")
                .map(remains -> switch (remains) {
                    case AttemptOutput.Complete complete -> new Draft.Needless(complete);
                    case AttemptOutput.Incomplete incomplete ->
                        new Draft.Needed(order(step, status, read.get(), incomplete.missing(groups)));
                });
    }

    /** Returns the output of the attempts on the present key; empty while a query is pending. */
    Optional<AttemptOutput> left(Step step, StepStatus status) {
        return inputs.inputs(step)
                .flatMap(known -> blocks(step, known))
                .flatMap(blocks ->
                        out.ask(left(step, status, blocks, StoreQuery.Moment.AFTER), "what " + step.name() + " left"));
    }

    private StoreQuery.Left left(Step step, StepStatus status, int blocks, StoreQuery.Moment moment) {
        return new StoreQuery.Left(
                step.name(),
                step.task(),
                Objects.requireNonNull(status.key()),
                Objects.requireNonNullElse(status.firstAttempt(), status.attempt()),
                status.attempt(),
                blocks,
                view.facts()
                        .job(step.name(), status.attempt())
                        .map(job -> job.pods().stream().map(PodFacts::uid).toList())
                        .orElse(List.of()),
                moment);
    }

    /** Returns how many blocks the work has: those of the data set where pods share it, 0 where one does all. */
    private Optional<Integer> blocks(Step step, List<OrderInput> read) {
        if (!step.task().isShared() || shards(step) < 2) {
            return Optional.of(0);
        }
        ArtifactLocation dataset = read.stream()
                .filter(each -> each.kind() == ArtifactKind.DATASET)
                .findFirst()
                .map(OrderInput::artifact)
                .orElseThrow(() -> new IllegalStateException(step.name() + " reads no data set"));
        return out.ask(new StoreQuery.Blocks(dataset), "how many blocks the data set has");
    }

    /** Divides blocks among several pods: neighbours, as evenly as whole blocks allow. */
    private static List<List<Integer>> groups(int blocks, int shards) {
        int groups = Math.min(blocks, shards);
        List<List<Integer>> all = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) blocks * group / groups);
            int to = (int) ((long) blocks * (group + 1) / groups);
            all.add(IntStream.range(from, to).boxed().toList());
        }
        return all;
    }

    private static int shards(Step step) {
        JsonNode own = step.parameters().toTree().path(step.task().id());
        return own.path("shards").asInt(1);
    }

    /** Returns the prefix below which an attempt's pods write. */
    String output(Step step, StepStatus status) {
        return view.id().uid() + "/attempts/" + step.name() + "/" + status.attempt() + "/";
    }

    private Order order(Step step, StepStatus status, List<OrderInput> read, List<List<Integer>> groups) {
        RunSpec spec = run.spec();
        String key = Objects.requireNonNull(status.key());
        return new Order(
                view.id().name(),
                step.name(),
                step.task(),
                step.round(),
                step.parameters(),
                key,
                status.attempt(),
                read,
                spec.seed(),
                WaitingStep.numeric(spec, status.effective()),
                run.place().store(),
                output(step, status),
                view.id().uid() + "/checkpoints/" + step.name() + "/" + key + "/",
                groups,
                spec.execution().loaderThreads(),
                spec.execution().noProgressSeconds(),
                manifest(step));
    }

    private @Nullable JsonNode manifest(Step step) {
        return step.task() == Report.REPORT ? view.spec() : null;
    }
}
