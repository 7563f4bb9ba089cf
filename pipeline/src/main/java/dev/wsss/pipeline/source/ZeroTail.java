package dev.wsss.pipeline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that checks for the zeros at the end of a tar: one cut between two entries has none. */
final class ZeroTail extends FilterInputStream {
    private static final int RECORD = 512;

    private long zeros;

    ZeroTail(InputStream in) {
        super(in);
    }

    /** Returns whether a record of zeros was the last that was read. */
    boolean isZero() {
        return zeros >= RECORD;
    }

    @Override
    public int read() throws IOException {
        int single = in.read();
        if (single >= 0) {
            zeros = single == 0 ? zeros + 1 : 0;
        }
        return single;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        int end = from + Math.max(0, read);
        int first = end;
        while (first > from && bytes[first - 1] == 0) {
            first--;
        }
        zeros = first == from ? zeros + end - first : end - first;
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(Math.max(0, count), 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
