package dev.wsss.stages.shard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Headers of the ustar format in one fixed form: plain files, mode 0644, user and group 0, time 0.
 *
 * <p>A name of more than 100 bytes stands in a pax header before its entry.
 */
final class Tar {
    static final int RECORD = 512;

    private static final int LONGEST_NAME = 100;
    private static final String PAX_NAME = "././@PaxHeader";

    private Tar() {}

    /** Returns the bytes before the content: one record, or three or more for a long name. */
    static byte[] header(String name, long size) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length <= LONGEST_NAME) {
            return record(bytes, size, '0');
        }
        byte[] path = paxRecord("path", name).getBytes(StandardCharsets.US_ASCII);
        byte[] pax = record(PAX_NAME.getBytes(StandardCharsets.US_ASCII), path.length, 'x');
        byte[] entry = record(Arrays.copyOf(bytes, LONGEST_NAME), size, '0');
        byte[] all = Arrays.copyOf(pax, RECORD + path.length + padding(path.length) + RECORD);
        System.arraycopy(path, 0, all, RECORD, path.length);
        System.arraycopy(entry, 0, all, all.length - RECORD, RECORD);
        return all;
    }

    /** Returns the bytes of a header, which its content's size does not change. */
    static int headerLength(String name) {
        if (name.length() <= LONGEST_NAME) {
            return RECORD;
        }
        int path = paxRecord("path", name).length();
        return RECORD + path + padding(path) + RECORD;
    }

    /** Returns the zeros that fill the content's last record. */
    static int padding(long size) {
        return (int) ((RECORD - size % RECORD) % RECORD);
    }

    /** Returns "LENGTH KEY=VALUE\n", where the length counts itself. */
    private static String paxRecord(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int length = rest.length() + 1;
        while (Integer.toString(length).length() + rest.length() != length) {
            length++;
        }
        return length + rest;
    }

    private static byte[] record(byte[] name, long size, char type) {
        byte[] record = new byte[RECORD];
        System.arraycopy(name, 0, record, 0, name.length);
        put(record, 100, "0000644");
        put(record, 108, "0000000");
        put(record, 116, "0000000");
        put(record, 124, String.format(Locale.ROOT, "%011o", size));
        put(record, 136, "00000000000");
        put(record, 148, "        ");
        record[156] = (byte) type;
        put(record, 257, "ustar");
        put(record, 263, "00");
        int sum = 0;
        for (byte value : record) {
            sum += value & 0xff;
        }
        put(record, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return record;
    }

    private static void put(byte[] record, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, record, at, bytes.length);
    }
}
