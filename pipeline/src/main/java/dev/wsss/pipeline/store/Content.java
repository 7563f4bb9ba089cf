package dev.wsss.pipeline.store;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes that are written when they are wanted, so that an object never has to fit into memory. */
@FunctionalInterface
public interface Content {
    /** Writes every byte and leaves {@code out} open. */
    void writeTo(OutputStream out) throws IOException;

    /** Returns bytes already in memory. */
    static Content of(byte[] bytes) {
        return out -> out.write(bytes);
    }
}
