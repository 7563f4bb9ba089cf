package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.PlayedRun;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of runs that are deleted and created again at once, under a slow operator. */
@NeedsApiServer
class RecreatedIT {
    private static final String SPEC = PlayedRun.SPEC + "suspend: true\n";
    private static final List<String> NAMES =
            IntStream.range(0, 60).mapToObj(each -> "run-" + each).toList();

    /** An interceptor that delays requests, as of an operator with little CPU time, or of a distant API server. */
    private static final class Slow implements Interceptor {
        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (request.method().equals("PATCH")) {
                try {
                    Thread.sleep(Duration.ofMillis(200));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private KubernetesClient client;
    private KubernetesClient slow;

    @BeforeEach
    void open(ApiServer given) {
        client = given.inNewNamespace();
        slow = new KubernetesClientBuilder()
                .withConfig(client.getConfiguration())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("slow", new Slow()))
                .build();
    }

    @AfterEach
    void close() {
        slow.close();
        client.close();
    }

    @Test
    void everyRunIsLookedAtThatIsCreatedAgainUnderItsName() {
        Runs runs = new Runs(client);
        try (RunningOperator _ = Operators.start(slow, new SilentStore(), new SimpleMeterRegistry(), null)) {
            NAMES.forEach(name -> runs.apply(name, SPEC));
            awaitEveryStatus();
            for (String name : NAMES) {
                client.resources(WSSSRun.class)
                        .withName(name)
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"seed\": 7}}");
                client.resources(WSSSRun.class).withName(name).delete();
                runs.apply(name, SPEC);
            }
            awaitEveryStatus();
        }
    }

    private void awaitEveryStatus() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        client.resources(WSSSRun.class).list().getItems())
                .hasSize(NAMES.size())
                .allSatisfy(run -> assertThat(run.getStatus())
                        .as(run.getMetadata().getName())
                        .isNotNull()));
    }
}
