package dev.wsss.operator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.apiserver.NeedsApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a hundred faults over ten runs; {@code LimitsBenchmark chaos} has more of both. */
@NeedsApiServer
class ChaosIT {
    @Test
    void whateverHappensEveryRunComesToTheEndThatIsWantedOfIt(KubernetesClient client, @TempDir Path folder)
            throws IOException, InterruptedException {
        Chaos.Plan plan =
                new Chaos.Plan(20, 10, 100, Duration.ofMillis(400), Duration.ofSeconds(4), Duration.ofMinutes(2));
        assertThat(Chaos.execute(client, plan, folder)).isEmpty();
    }
}
