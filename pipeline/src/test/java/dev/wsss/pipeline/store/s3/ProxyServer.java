package dev.wsss.pipeline.store.s3;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** S3Proxy in this process, started once for all tests, with a new bucket for each caller. */
public final class ProxyServer implements BeforeAllCallback {
    private static final String ACCESS_KEY = "access";
    private static final String SECRET_KEY = "secret-key";

    private @Nullable Running running;

    /** The one server and the number of buckets given out. */
    private static final class Running implements AutoCloseable {
        private final S3ProxyExtension proxy = S3ProxyExtension.builder()
                .withCredentials(ACCESS_KEY, SECRET_KEY)
                .withBlobStoreProvider("transient")
                .build();
        private final AtomicInteger buckets = new AtomicInteger();

        Running start() {
            try {
                proxy.beforeEach(null);
                return this;
            } catch (Exception failed) {
                throw new IllegalStateException("S3Proxy does not start", failed);
            }
        }

        @Override
        public void close() {
            proxy.afterEach(null);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ProxyServer.class))
                .getOrComputeIfAbsent(Running.class, ignored -> new Running().start(), Running.class);
    }

    /** Returns the server. */
    public Server server() {
        return at(String.valueOf(running().proxy.getUri()));
    }

    /** Returns the server at an address that another process has printed. */
    static Server at(String endpoint) {
        return Server.at(endpoint, ACCESS_KEY, SECRET_KEY);
    }

    private Running running() {
        return Objects.requireNonNull(running, "the tests have not begun");
    }

    /** Returns the name of a new bucket. */
    public String bucket() throws Exception {
        String name = "bucket-" + running().buckets.incrementAndGet();
        server().with(name);
        return name;
    }
}
