package dev.wsss.pipeline.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that takes a lock, reports it, and holds it until its input ends or it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (KeyLock held = new DirectoryStore(Path.of(arguments[0]))
                .lock(arguments[1], sentence -> System.out.println(sentence))) {
            System.out.println(held == null ? "nothing" : "held");
            System.out.flush();
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }
}
