package dev.wsss.pipeline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A counter of the bytes of one transfer, which may come in several streams; it reports every megabyte. */
final class Transfer {
    private static final long MEGABYTE = 1_000_000;

    private final TransferWatch watch;
    private final long total;
    private final AtomicLong bytes = new AtomicLong();

    Transfer(TransferWatch watch, long total) {
        this.watch = watch;
        this.total = total;
        watch.begin("megabytes", megabytes(total));
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }

    /** Returns the same bytes, counted as they are read. */
    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int single = in.read();
                count(single < 0 ? 0 : 1);
                return single;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = in.read(into, from, length);
                count(Math.max(0, read));
                return read;
            }
        };
    }

    private void count(int read) {
        watch.check();
        long now = bytes.addAndGet(read);
        for (long reported = (now - read) / MEGABYTE; reported < now / MEGABYTE; reported++) {
            watch.advance();
        }
        // What is left over is one more.
        if (read > 0 && now == total && now % MEGABYTE != 0) {
            watch.advance();
        }
    }
}
