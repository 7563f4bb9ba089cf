package dev.wsss.stages.fuzz;

import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.source.ResolvedInput;
import dev.wsss.pipeline.source.StagedFiles;
import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.stages.fuzz.FuzzedReader.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Archives of data sets, which are unpacked.
 *
 * @param folder where they lie
 */
record UserArchives(Path folder) {
    private static final int RECORD = 512;
    private static final TransferWatch UNWATCHED = new Unwatched();

    /** Returns readers of archives with and without compression. */
    List<FuzzedReader> all() throws IOException {
        List<byte[]> tars = List.of(
                tar("VOCdevkit/VOC2012/JPEGImages/a.jpg", "VOCdevkit/VOC2012/Annotations/a.xml"),
                tar("./a.jpg", "./" + "folder/".repeat(20) + "b.jpg", "k\u00e4tzchen.png"));
        List<byte[]> zipped = new ArrayList<>();
        for (byte[] each : tars) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(each);
            }
            zipped.add(bytes.toByteArray());
        }
        return List.of(
                reader("archive", "data.tar", new Mutations("archive", tars, UserArchives::withSums)),
                reader("archive.gz", "data.tar.gz", Mutations.of("archive.gz", zipped)));
    }

    private FuzzedReader reader(String name, String file, Mutations mutations) {
        return new FuzzedReader(
                name,
                mutations,
                content -> unpacked(FuzzFiles.written(folder.resolve(file), content)),
                Refusal.of(FailureClass.INVALID_DATA, "^InvalidData: dataset\\.location: .*/" + file));
    }

    private static String unpacked(Path archive) throws IOException {
        try (StagedFiles files = new StagedFiles((location, field) -> new ResolvedInput.Local(Path.of(location)))) {
            Path place = files.dataset(archive.toString(), UNWATCHED).path();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try (Stream<Path> found = Files.walk(place)) {
                for (Path each : found.filter(Files::isRegularFile).sorted().toList()) {
                    all.write(FuzzFiles.bytes(place.relativize(each) + "\n"));
                    all.write(Files.readAllBytes(each));
                }
            }
            return Sha256.of(all.toByteArray());
        }
    }

    private static byte[] tar(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (String name : names) {
                byte[] content = FuzzFiles.bytes(name.repeat(9));
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setModTime(0);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Corrects the checksums of all headers of a tar, of records that have the magic word. */
    static byte[] withSums(byte[] file) {
        byte[] mended = file.clone();
        for (int at = 0; at + RECORD <= file.length; at += RECORD) {
            if (!new String(file, at + 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
                continue;
            }
            int sum = 8 * ' ';
            for (int i = 0; i < RECORD; i++) {
                sum += i >= 148 && i < 156 ? 0 : file[at + i] & 0xff;
            }
            byte[] digits = FuzzFiles.raw(String.format(Locale.ROOT, "%06o\0 ", sum));
            System.arraycopy(digits, 0, mended, at + 148, 8);
        }
        return mended;
    }

    /** A watch without an effect. */
    private static final class Unwatched implements TransferWatch {
        @Override
        public void begin(String unit, long total) {}

        @Override
        public void advance() {}

        @Override
        public void check() {}
    }
}
