package dev.wsss.pipeline.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests of memory that does not grow with an object: a process with a small heap writes and reads a much larger one.
 */
@Timeout(300)
class LargeObjectIT {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    private static final long SIZE = 150L << 20;

    @Test
    void anObjectFarLargerThanTheHeapGoesThroughIt() throws Exception {
        String bucket = PROXY.bucket();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeObject.class.getName(),
                        PROXY.server().endpoint(),
                        bucket,
                        Long.toString(SIZE))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(PROXY.server().store(bucket, "").size("large")).hasValue(SIZE);
    }
}
