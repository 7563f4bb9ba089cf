package dev.wsss.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.decide.Action;
import dev.wsss.operator.decide.Decision;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of the state that an interrupted reconciliation leaves for the next one. */
class DecisionExecutorTest {
    private final List<String> echoed = new ArrayList<>();

    private final DecisionExecutor.Echo echo = new DecisionExecutor.Echo() {
        @Override
        public void written(WSSSRun run) {
            echoed.add("status");
        }

        @Override
        public void made(Job job) {
            echoed.add(job.getMetadata().getName());
        }
    };

    @Test
    void whatWasDoneBeforeAnActionFailedIsKnown() {
        Decision decision = decision(
                new Action.CreateJob(job("one")),
                new Action.DeleteJob("unreachable"),
                new Action.CreateJob(job("two")));
        assertThatThrownBy(() -> new DecisionExecutor(new Unreliable()).execute(run(), decision, echo))
                .isInstanceOf(KubernetesClientException.class);
        assertThat(echoed).containsExactly("status", "one");
    }

    @Test
    void aStatusThatWasNotWrittenIsFollowedByNothing() {
        WSSSRun run = run();
        run.getMetadata().setResourceVersion("old");
        assertThat(new DecisionExecutor(new Unreliable())
                        .execute(run, decision(new Action.CreateJob(job("one"))), echo)
                        .run())
                .isEmpty();
        assertThat(echoed).isEmpty();
    }

    private static Decision decision(Action... actions) {
        return new Decision(WSSSRunStatus.NONE.explaining("Works."), null, Set.of(), List.of(actions), null);
    }

    private static WSSSRun run() {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder()
                .withName("cats")
                .withResourceVersion("new")
                .build());
        return run;
    }

    private static Job job(String name) {
        return new JobBuilder().withNewMetadata().withName(name).endMetadata().build();
    }

    /** A cluster that deletes nothing. */
    private static final class Unreliable implements Cluster {
        @Override
        public Optional<WSSSRun> writeStatus(WSSSRun run, WSSSRunStatus status) {
            return Optional.of(run)
                    .filter(each -> each.getMetadata().getResourceVersion().equals("new"));
        }

        @Override
        public JobCreation create(WSSSRun run, Job job) {
            return new JobCreation.There(job);
        }

        @Override
        public void delete(String namespace, String name) {
            throw new KubernetesClientException("the API server is away");
        }

        @Override
        public void recordEvent(WSSSRun run, Action.RecordEvent event) {}

        @Override
        public void addFinalizer(WSSSRun run) {}

        @Override
        public void removeFinalizer(WSSSRun run) {}

        @Override
        public void deleteRun(WSSSRun run) {}
    }
}
