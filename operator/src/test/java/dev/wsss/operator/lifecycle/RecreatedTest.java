package dev.wsss.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Tests of runs that are deleted and created again under their name. */
class RecreatedTest {
    private static final ResourceID NAME = new ResourceID("cats", "research");

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Map<ResourceID, WSSSRun> cache = new HashMap<>();
    private final List<String> announced = new ArrayList<>();
    private final Recreated recreated = new Recreated(
            (pause, work) -> {
                later.add(work);
                return () -> later.remove(work);
            },
            name -> Optional.ofNullable(cache.get(name)),
            run -> announced.add(run.getMetadata().getUid()));

    @Test
    void aRunWhoseCreationWasLostIsAnnouncedUntilItIsLookedAt() {
        recreated.lookedAt(run("first"));
        cache.put(NAME, run("second"));
        assertThat(recreated.deleted(NAME)).isEqualTo("first");
        aMomentPasses();
        aMomentPasses();
        assertThat(announced).containsExactly("second", "second");
        recreated.lookedAt(run("second"));
        aMomentPasses();
        assertThat(announced).hasSize(2);
        assertThat(later).isEmpty();
    }

    @Test
    void aRunThatIsGoneIsForgottenAndNothingElse() {
        recreated.lookedAt(run("first"));
        assertThat(recreated.deleted(NAME)).isEqualTo("first");
        aMomentPasses();
        assertThat(announced).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void aRunThatTookTheNameOfAnotherWithoutItsDeletionReplacesIt() {
        assertThat(recreated.lookedAt(run("first"))).isNull();
        assertThat(recreated.lookedAt(run("first"))).isNull();
        assertThat(recreated.lookedAt(run("second"))).isEqualTo("first");
    }

    private void aMomentPasses() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private static WSSSRun run(String uid) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder()
                .withName(NAME.getName())
                .withNamespace(NAME.getNamespace().orElseThrow())
                .withUid(uid)
                .build());
        return run;
    }
}
