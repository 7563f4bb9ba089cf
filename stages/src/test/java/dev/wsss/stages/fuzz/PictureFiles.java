package dev.wsss.stages.fuzz;

import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.fuzz.FuzzedReader.Refusal;
import dev.wsss.stages.image.PictureSize;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.image.StoredMask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Pictures and masks; pixels are compared with Pillow's. */
final class PictureFiles {
    /** The folder of resources with Pillow's pixels. */
    static final Path FOLDER = Path.of("src/test/resources/pillow");

    private static final SizeCap CAP = new SizeCap(1_000_000);
    private static final Refusal BY_NAME = Refusal.of(FailureClass.INVALID_DATA, "^InvalidData: mutated: ");
    private static final int DIGITS = 16;
    private static final int FIRST_CHUNK = 8;

    private PictureFiles() {}

    static List<FuzzedReader> all() throws IOException {
        List<byte[]> png = files("png");
        return List.of(
                new FuzzedReader(
                        "png", new Mutations("png", png, PictureFiles::withSums), PictureFiles::picture, BY_NAME),
                new FuzzedReader(
                        "mask", new Mutations("mask", png, PictureFiles::withSums), PictureFiles::mask, BY_NAME),
                new FuzzedReader("jpeg", Mutations.of("jpeg", files("jpeg")), PictureFiles::picture, BY_NAME));
    }

    private static List<byte[]> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().map(FuzzFiles::bytes).toList();
        }
    }

    private static String picture(byte[] file) {
        PictureSize size = Pictures.size(file, "mutated");
        RgbImage image = Pictures.decode(file, "mutated", CAP);
        if (!size.equals(new PictureSize(image.width(), image.height()))) {
            throw new AssertionError(
                    "a picture of " + size + " has " + image.width() + "x" + image.height() + " pixels");
        }
        Pictures.isPrint(file, "mutated");
        byte[] head = (size + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = ByteBuffer.allocate(head.length + image.rgb().length)
                .put(head)
                .put(image.rgb())
                .array();
        return Sha256.of(all).substring(0, DIGITS);
    }

    /** Reads a mask; the colours of its labels equal those of the same file as a picture. */
    private static String mask(byte[] file) {
        StoredMask mask = Png.mask(file, "mutated", CAP);
        byte[] labels = mask.labels().labels();
        boolean coloured = mask.palette() != null;
        for (byte label : labels) {
            coloured &= mask.colour(label & 0xff) >= 0;
        }
        byte[] rgb = coloured ? Png.picture(file, "mutated", CAP).rgb() : new byte[0];
        for (int i = 0; i < rgb.length / 3; i++) {
            int colour = mask.colour(labels[i] & 0xff);
            if ((byte) (colour >> 16) != rgb[3 * i]
                    || (byte) (colour >> 8) != rgb[3 * i + 1]
                    || (byte) colour != rgb[3 * i + 2]) {
                throw new AssertionError("pixel " + i + " has another colour than its label");
            }
        }
        return Sha256.of(labels);
    }

    /** Corrects the checksum at the end of the compressed pixels, as far as they can be unpacked. */
    private static byte[] withSumOfPixels(byte[] file) {
        byte[] mended = file.clone();
        ByteBuffer chunks = ByteBuffer.wrap(mended);
        List<Integer> places = new ArrayList<>();
        for (int at = FIRST_CHUNK; at + 12 <= file.length; ) {
            int length = chunks.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            if (new String(file, at + 4, 4, StandardCharsets.ISO_8859_1).equals("IDAT")) {
                IntStream.range(at + 8, at + 8 + length).forEach(places::add);
            }
            at += length + 12;
        }
        byte[] packed = new byte[places.size()];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = file[places.get(i)];
        }
        byte[] sum = sumOfPixels(packed);
        for (int i = 0; i < sum.length; i++) {
            mended[places.get(packed.length - sum.length + i)] = sum[i];
        }
        return mended;
    }

    /** Returns the checksum, four bytes; none where the data is not compressed. */
    private static byte[] sumOfPixels(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            if (packed.length < 6) {
                return new byte[0];
            }
            inflater.setInput(packed, 2, packed.length - 2);
            byte[] pixels = new byte[1 << 18];
            int length = inflater.inflate(pixels);
            Adler32 sum = new Adler32();
            sum.update(pixels, 0, length);
            return inflater.finished()
                    ? ByteBuffer.allocate(4).putInt((int) sum.getValue()).array()
                    : new byte[0];
        } catch (DataFormatException damaged) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    /** Corrects the checksums of all chunks of a PNG, as far as there are chunks. */
    private static byte[] withSums(byte[] original) {
        byte[] file = withSumOfPixels(original);
        ByteBuffer mended = ByteBuffer.wrap(file);
        int at = FIRST_CHUNK;
        while (at + 12 <= file.length) {
            int length = mended.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(file, at + 4, length + 4);
            mended.putInt(at + 8 + length, (int) sum.getValue());
            at += length + 12;
        }
        return mended.array();
    }
}
