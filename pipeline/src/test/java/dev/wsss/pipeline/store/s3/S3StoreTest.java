package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of a bucket of an S3 server in this process as a store. */
class S3StoreTest implements StoreContract {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private Store store = new DirectoryStore(Path.of("never-used"));

    @BeforeEach
    void open() throws Exception {
        store = PROXY.server().store(PROXY.bucket(), "some/runs");
    }

    @Override
    public Store store() {
        return store;
    }
}
