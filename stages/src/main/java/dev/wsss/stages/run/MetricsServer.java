package dev.wsss.stages.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server that shows the meters of this process to Prometheus, {@code GET /metrics}. */
final class MetricsServer implements AutoCloseable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final PrometheusMeterRegistry meters;

    private MetricsServer(HttpServer server, PrometheusMeterRegistry meters) {
        this.server = server;
        this.meters = meters;
    }

    /**
     * Listens on all addresses of this machine until it is closed.
     *
     * @param port 0 takes any that is free
     * @throws IOException when the port is taken
     */
    static MetricsServer start(PrometheusMeterRegistry meters, int port) throws IOException {
        MetricsServer started = new MetricsServer(HttpServer.create(new InetSocketAddress(port), 0), meters);
        started.server.createContext("/", started::answer);
        started.server.start();
        return started;
    }

    /** Returns where it listens. */
    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] text = meters.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TEXT);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
