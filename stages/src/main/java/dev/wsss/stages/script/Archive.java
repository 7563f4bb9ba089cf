package dev.wsss.stages.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript archive: the zip that holds one module with one method and nothing else. */
final class Archive {
    /** The pickle of an object of class {@code __torch__.M} whose only attribute, {@code training}, is false. */
    private static final String MODULE = "\u0080\u0002c__torch__\nM\n)\u0081}(X\b\u0000\u0000\u0000training\u0089ub.";

    private static final String EMPTY_TUPLE = "\u0080\u0002).";
    private static final String VERSION = "10\n";

    private Archive() {}

    /** Returns the archive of a method's text, indented by two. */
    static byte[] of(String method) {
        String code = "class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n" + method;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "m/data.pkl", MODULE);
            put(zip, "m/code/__torch__.py", code);
            put(zip, "m/constants.pkl", EMPTY_TUPLE);
            put(zip, "m/version", VERSION);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes a stored entry, the only kind that libtorch reads. */
    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
