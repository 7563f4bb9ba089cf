package dev.wsss.stages.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A buffer of the last bytes of an execution's output, all of which it forwards. Readers never block on a stuck target
 * stream.
 */
public final class TailBuffer extends OutputStream {
    /** Bytes that are kept. */
    static final int REMEMBERED = 64 << 10;

    private final OutputStream next;
    private final byte[] ring = new byte[REMEMBERED];
    private long written;

    /** Passes everything on to {@code next}. */
    public TailBuffer(OutputStream next) {
        this.next = next;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        remember(bytes, from, length);
        next.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        next.flush();
    }

    private synchronized void remember(byte[] bytes, int from, int length) {
        for (int at = from; at < from + length; at++) {
            ring[(int) (written++ % REMEMBERED)] = bytes[at];
        }
    }

    /** Returns the last lines; where earlier ones were dropped, from the beginning of a line on. */
    synchronized byte[] last() {
        if (written <= REMEMBERED) {
            return Arrays.copyOf(ring, (int) written);
        }
        byte[] last = new byte[REMEMBERED];
        int oldest = (int) (written % REMEMBERED);
        System.arraycopy(ring, oldest, last, 0, REMEMBERED - oldest);
        System.arraycopy(ring, 0, last, REMEMBERED - oldest, oldest);
        int line = 0;
        while (line < REMEMBERED && last[line] != '\n') {
            line++;
        }
        return line == REMEMBERED ? last : Arrays.copyOfRange(last, line + 1, REMEMBERED);
    }
}
