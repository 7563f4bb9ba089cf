package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.store.KeyLock;
import java.io.IOException;

/** A process that takes a lock in a bucket, reports it, and holds it until its input ends or it is killed. */
final class S3LockHolder {
    private S3LockHolder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        S3Store store = ProxyServer.at(arguments[0]).store(arguments[1], "");
        try (KeyLock held = store.lock(arguments[2], sentence -> System.out.println(sentence))) {
            System.out.println(held.isExclusive() ? "held" : "not held");
            System.out.flush();
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }
}
