package dev.wsss.operator.chaos;

import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The expected end of every run.
 *
 * @param client for their namespace
 * @param users with their requests
 * @param nodes on which pods worked
 * @param jobs of the namespace
 * @param operators of which one is at work
 * @param store of the namespace
 */
record EndState(KubernetesClient client, Users users, Nodes nodes, Jobs jobs, Operators operators, Store store) {
    private static final Duration UNDISTURBED = Duration.ofMinutes(4);

    /** Returns all problems: everything that differs from the expected end so far. */
    List<String> problems() {
        List<WSSSRun> runs = client.resources(WSSSRun.class).list().getItems();
        List<String> wrong = new ArrayList<>();
        Set<String> names =
                runs.stream().map(run -> run.getMetadata().getName()).collect(Collectors.toSet());
        users.wishes().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> wrong.add(name + " is not there"));
        runs.forEach(
                run -> problem(run).ifPresent(why -> wrong.add(run.getMetadata().getName() + ": " + why)));
        client.batch()
                .v1()
                .jobs()
                .list()
                .getItems()
                .forEach(job -> wrong.add("Job " + job.getMetadata().getName() + " is left"));
        client.pods()
                .list()
                .getItems()
                .forEach(pod -> wrong.add("pod " + pod.getMetadata().getName() + " is left on "
                        + pod.getSpec().getNodeName()));
        RunningOperator operator = operators.present();
        if (operator == null) {
            wrong.add("no operator is at work");
        } else if (operator.runsWithQueries() > 0) {
            wrong.add(operator.runsWithQueries() + " runs have queries to the store");
        }
        if (wrong.isEmpty()) {
            runs.forEach(run -> wrong.addAll(lost(run)));
            wrong.addAll(left(runs));
        }
        return wrong;
    }

    private Optional<String> problem(WSSSRun run) {
        Wish wish = users.wishes().get(run.getMetadata().getName());
        WSSSRunStatus status = run.getStatus();
        if (wish == null) {
            return Optional.of("is still there");
        }
        if (status == null
                || !Objects.equals(
                        status.observedGeneration(), run.getMetadata().getGeneration())
                || !Objects.equals(status.rerun(), wish.rerun())) {
            return Optional.of("was not looked at: " + status);
        }
        String state = String.valueOf(status.state());
        return switch (state) {
            case "Succeeded" -> Optional.empty();
            case "Suspended" -> wish.suspended() ? Optional.empty() : Optional.of("is suspended");
            case "Failed" ->
                isInjected(run, status)
                        ? Optional.empty()
                        : Optional.of("has failed: " + status.explain() + " " + status.steps());
            default -> Optional.of("is " + state + ": " + status.explain() + " " + phases(status));
        };
    }

    private static String phases(WSSSRunStatus status) {
        return status.steps().stream()
                .map(step -> step.name() + " " + step.state())
                .collect(Collectors.joining(", "));
    }

    private boolean isInjected(WSSSRun run, WSSSRunStatus status) {
        return nodes.hopeless().contains(run.getMetadata().getUid())
                && status.steps().stream()
                        .filter(step -> step.state() == StepPhase.FAILED)
                        .map(StepStatus::lastFailure)
                        .map(failure -> failure == null ? "" : failure.failureClass())
                        .allMatch(FailureClass.INVALID_DATA.title()::equals);
    }

    /** Returns outputs that are not in the store as the status says. */
    private List<String> lost(WSSSRun run) {
        List<String> wrong = new ArrayList<>();
        for (StepStatus step : Objects.requireNonNull(run.getStatus()).steps()) {
            OutputStatus output = step.output();
            if (output != null && step.state() == StepPhase.SUCCEEDED) {
                try {
                    ArtifactReader.open(store, output.location()).verifyAll();
                } catch (Failure broken) {
                    wrong.add(run.getMetadata().getName() + " has lost " + step.name() + ": " + broken.getMessage());
                }
            }
        }
        return wrong;
    }

    /** Returns objects of runs that were deleted with their artifacts, without those that another run refers to. */
    private List<String> left(List<WSSSRun> runs) {
        Set<String> used = runs.stream()
                .flatMap(run -> Objects.requireNonNull(run.getStatus()).steps().stream())
                .flatMap(step -> Optional.ofNullable(step.output()).stream())
                .flatMap(output -> output.keys().stream())
                .collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        for (String uid : users.takenAway()) {
            try (Stream<StoredObject> objects = store.list(uid + "/")) {
                objects.map(StoredObject::key)
                        .filter(key -> used.stream().noneMatch(key::startsWith))
                        .limit(3)
                        .forEach(key -> wrong.add("left in the store: " + key));
            }
        }
        return wrong;
    }

    /** Returns results that differ from those of the same runs without faults. */
    List<String> unlikeUndisturbed(String place, Store calm) throws InterruptedException {
        Map<String, Wish> wanted = new TreeMap<>();
        users.wishes()
                .values()
                .forEach(wish -> wanted.putIfAbsent(
                        "calm-" + wish.results(), new Wish(wish.pictures(), wish.rerun(), false, false)));
        wanted.forEach((name, wish) -> client.resource(wish.run(name, place)).create());
        JobController controller = new JobController(client, new PlayedStage(calm, Nodes.BLOCKS));
        Instant end = Instant.now().plus(UNDISTURBED);
        while (!wanted.keySet().stream().allMatch(this::hasSucceeded)) {
            if (Instant.now().isAfter(end)) {
                return List.of("undisturbed runs do not come to an end");
            }
            controller.play();
            Thread.sleep(20);
        }
        List<String> wrong = new ArrayList<>();
        users.wishes().forEach((name, wish) -> {
            Map<String, String> digests = digests(name);
            Map<String, String> expected = digests("calm-" + wish.results());
            digests.forEach((step, digest) -> {
                if (!digest.equals(expected.get(step))) {
                    wrong.add(name + " has another " + step + " than an undisturbed run");
                }
            });
        });
        return wrong;
    }

    private boolean hasSucceeded(String name) {
        return Optional.ofNullable(
                        client.resources(WSSSRun.class).withName(name).require().getStatus())
                .filter(status -> "Succeeded".equals(status.state()))
                .isPresent();
    }

    /** Returns digests of the steps that have succeeded, without the report, which differs each time. */
    private Map<String, String> digests(String name) {
        WSSSRunStatus status = Objects.requireNonNull(
                client.resources(WSSSRun.class).withName(name).require().getStatus());
        Map<String, String> digests = new TreeMap<>();
        for (StepStatus step : status.steps()) {
            OutputStatus output = step.output();
            if (output != null
                    && step.state() == StepPhase.SUCCEEDED
                    && !step.name().equals("report")) {
                digests.put(step.name(), output.digest());
            }
        }
        return digests;
    }
}
