package dev.wsss.stages.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * A zip file whose tensors lie in it uncompressed, as torch writes them; with zip64 fields where the file has them.
 *
 * @param entries name → the entry's bytes, in the order of the directory; compressed entries are not among them
 * @param compressed names of the compressed entries
 */
record StoredZip(SequencedMap<String, ByteBuffer> entries, SequencedSet<String> compressed) {
    private static final int END = 0x06054b50;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int END64 = 0x06064b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int LOCAL_ENTRY = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final long WIDE = 0xffffffffL;
    /** The attribute of a folder; torch reads nothing of such an entry. */
    private static final int FOLDER = 0x10;

    StoredZip {
        entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        compressed = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(compressed));
    }

    static StoredZip read(WeightsSource source) {
        ByteBuffer file = source.buffer();
        int end = end(file);
        long count = file.getShort(end + 10) & 0xffff;
        long size = file.getInt(end + 12) & WIDE;
        long start = file.getInt(end + 16) & WIDE;
        int locator = end - 20;
        if (locator >= 0 && file.getInt(locator) == END64_LOCATOR) {
            ByteBuffer wide = source.slice(file.getLong(locator + 8), 56);
            if (wide.getInt(0) != END64) {
                throw new IllegalArgumentException("its zip64 directory is missing");
            }
            count = wide.getLong(32);
            size = wide.getLong(40);
            start = wide.getLong(48);
        }
        ByteBuffer directory = source.slice(start, size);
        SequencedMap<String, ByteBuffer> entries = new LinkedHashMap<>();
        SequencedSet<String> compressed = new LinkedHashSet<>();
        for (long i = 0; i < count; i++) {
            entry(source, directory, entries, compressed);
        }
        return new StoredZip(entries, compressed);
    }

    /** Finds the end record, which stands last but for a comment of at most 64 KiB. */
    private static int end(ByteBuffer file) {
        int first = Math.max(0, file.limit() - END_LENGTH - 0xffff);
        for (int at = file.limit() - END_LENGTH; at >= first; at--) {
            if (file.getInt(at) == END && at + END_LENGTH + (file.getShort(at + 20) & 0xffff) == file.limit()) {
                return at;
            }
        }
        throw new IllegalArgumentException("it is cut short: a zip file without its directory at the end");
    }

    /** Names of all entries: first of those that lie there as they are. */
    SequencedSet<String> names() {
        SequencedSet<String> names = new LinkedHashSet<>(entries.keySet());
        names.addAll(compressed);
        return names;
    }

    private static void entry(
            WeightsSource source,
            ByteBuffer directory,
            SequencedMap<String, ByteBuffer> entries,
            SequencedSet<String> compressed) {
        int at = directory.position();
        if (directory.remaining() < 46 || directory.getInt(at) != DIRECTORY_ENTRY) {
            throw new IllegalArgumentException("its zip directory is damaged");
        }
        int method = directory.getShort(at + 10);
        long packed = directory.getInt(at + 20) & WIDE;
        long size = directory.getInt(at + 24) & WIDE;
        int nameLength = directory.getShort(at + 28) & 0xffff;
        int extraLength = directory.getShort(at + 30) & 0xffff;
        int commentLength = directory.getShort(at + 32) & 0xffff;
        boolean folder = (directory.getInt(at + 38) & FOLDER) != 0;
        long local = directory.getInt(at + 42) & WIDE;
        if (directory.remaining() < 46 + nameLength + extraLength + commentLength) {
            throw new IllegalArgumentException("its zip directory is damaged");
        }
        String name = StandardCharsets.UTF_8
                .decode(directory.slice(at + 46, nameLength))
                .toString();
        ByteBuffer wide = wideFields(directory, at + 46 + nameLength, extraLength);
        size = size == WIDE ? wide.getLong() : size;
        packed = packed == WIDE ? wide.getLong() : packed;
        local = local == WIDE ? wide.getLong() : local;
        directory.position(at + 46 + nameLength + extraLength + commentLength);
        if (method != 0) {
            compressed.add(name);
            return;
        }
        if (folder && size > 0) {
            throw new IllegalArgumentException("its entry " + name + " is marked as a folder");
        }
        if (packed != size) {
            throw new IllegalArgumentException("its entry " + name + " has two sizes");
        }
        ByteBuffer header = source.slice(local, 30);
        if (header.getInt(0) != LOCAL_ENTRY) {
            throw new IllegalArgumentException("its entry " + name + " is not where the directory says");
        }
        long data = local + 30 + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
        if (entries.putIfAbsent(name, source.slice(data, size)) != null) {
            throw new IllegalArgumentException("its entry " + name + " is there twice");
        }
    }

    /** Returns the zip64 extra field (id 1): the values that did not fit 32 bits, in order. */
    private static ByteBuffer wideFields(ByteBuffer directory, int start, int length) {
        int at = start;
        while (at + 4 <= start + length) {
            int size = directory.getShort(at + 2) & 0xffff;
            if (directory.getShort(at) == 1 && at + 4 + size <= start + length) {
                return directory.slice(at + 4, size).order(directory.order());
            }
            at += 4 + size;
        }
        return ByteBuffer.allocate(0);
    }
}
