package dev.wsss.stages.run;

import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A store whose every answer and every byte is a sign of life. */
record ActivityTrackingStore(Store store, ActivityCounter pulse) implements ForwardingStore {
    @Override
    public void put(String key, Content content) throws IOException {
        store.put(key, out -> content.writeTo(new Output(out)));
        pulse.beat();
    }

    @Override
    public InputStream open(String key) {
        return new Input(store.open(key));
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return new Input(store.open(key, offset, length));
    }

    @Override
    public OptionalLong size(String key) {
        OptionalLong size = store.size(key);
        pulse.beat();
        return size;
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return store.list(prefix).map(object -> {
            pulse.beat();
            return object;
        });
    }

    @Override
    public void delete(String key) {
        store.delete(key);
        pulse.beat();
    }

    @Override
    public KeyLock lock(String name, Consumer<String> waiting) throws InterruptedException {
        KeyLock lock = store.lock(name, waiting);
        pulse.beat();
        return lock;
    }

    private final class Input extends FilterInputStream {
        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int single = in.read();
            pulse.beat();
            return single;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            pulse.beat();
            return count;
        }
    }

    private final class Output extends FilterOutputStream {
        Output(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            out.write(single);
            pulse.beat();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            pulse.beat();
        }
    }
}
