package dev.wsss.stages.run;

import dev.wsss.pipeline.ids.Task;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The meters of one execution: those of its step, its process, its accelerator; shown to Prometheus where that is wanted. */
public final class PodMeters implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private @Nullable MetricsServer server;

    /**
     * Creates meters that are not exposed yet.
     *
     * @param gpuMemory bytes in use on the accelerator; 0 without one
     */
    public PodMeters(Task task, String step, LongSupplier gpuMemory) {
        Gauge.builder("wsss.stage.gpu.memory.bytes", gpuMemory::getAsLong)
                .tags(Tags.of("stage", task.id(), "step", step))
                .description("in use on the accelerator, 0 without one")
                .strongReference(true)
                .register(registry);
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * Shows them at {@code /metrics}.
     *
     * @param port 0 takes any that is free
     * @throws IOException when the port is taken
     */
    public PodMeters shown(int port) throws IOException {
        server = MetricsServer.start(registry, port);
        return this;
    }

    /** Returns where they are shown; refuses while they are not. */
    int port() {
        if (server == null) {
            throw new IllegalStateException("the meters are not shown");
        }
        return server.port();
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        collections.close();
        registry.close();
    }
}
