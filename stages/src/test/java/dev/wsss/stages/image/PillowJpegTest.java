package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of pixels against Pillow's of the same files, recorded by {@code pillow/record.py}: all markers that decide on
 * colours, print colours, all samplings, frames without Huffman tables, and mutations of all of them.
 */
class PillowJpegTest {
    private static final Path FOLDER = Path.of("src/test/resources/pillow");
    private static final SizeCap CAP = new SizeCap(4_000_000);

    private record Recorded(String name, String digest) {}

    /** The draws of {@code record.py}. */
    private static final class Draws {
        private long state;

        Draws(long seed) {
            state = seed * 0x9E3779B97F4A7C15L + 1;
        }

        int below(int bound) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (int) ((state >>> 33) % bound);
        }

        byte[] mutated(byte[] original) {
            List<Byte> file = new ArrayList<>();
            for (byte each : original) {
                file.add(each);
            }
            int changes = 1 + below(3);
            for (int i = 0; i < changes; i++) {
                int at = below(file.size());
                int kind = below(8);
                switch (kind) {
                    case 5 -> file.remove(at);
                    case 6 -> file.add(at, (byte) below(256));
                    case 7 -> file.set(at, (byte) (file.get(at) ^ (1 << below(8))));
                    default -> file.set(at, (byte) below(256));
                }
            }
            byte[] mutated = new byte[file.size()];
            for (int i = 0; i < mutated.length; i++) {
                mutated[i] = file.get(i);
            }
            return mutated;
        }
    }

    static List<Recorded> recorded() throws IOException {
        return Files.readAllLines(FOLDER.resolve("jpeg.txt")).stream()
                .map(line -> line.split(" "))
                .map(parts -> new Recorded(parts[0], parts[1]))
                .toList();
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve("jpeg").resolve(name));
    }

    private static String digest(RgbImage image) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image.rgb()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void pixelsArePillows(Recorded expected) throws IOException {
        RgbImage decoded = Pictures.decode(file(expected.name()), expected.name(), CAP);
        assertThat(digest(decoded)).isEqualTo(expected.digest());
    }

    @Test
    void mutationsAreRefusedByNameOrHavePillowsPixels() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (Recorded each : recorded()) {
            files.add(file(each.name()));
        }
        List<String> expected = Files.readAllLines(FOLDER.resolve("mutations.txt"));
        int read = 0;
        for (int seed = 0; seed < expected.size(); seed++) {
            Draws draws = new Draws(seed);
            byte[] mutated = draws.mutated(files.get(draws.below(files.size())));
            try {
                String got = digest(Jpeg.decode(mutated, "mutated.jpg", CAP)).substring(0, 12);
                if (expected.get(seed).length() == got.length()) {
                    assertThat(got).as("seed " + seed).isEqualTo(expected.get(seed));
                    read++;
                }
            } catch (Failure refused) {
                assertThat(refused.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
                assertThat(refused).hasMessageStartingWith("mutated.jpg: ");
            }
        }
        assertThat(read).as("files that both read").isGreaterThan(expected.size() * 2 / 5);
    }

    /** Refuses such files since versions of libjpeg estimate the missing coefficients differently. */
    @ParameterizedTest
    @ValueSource(strings = {"rgb_17x33_422_p.jpg", "rgb_61x47_420_p.jpg"})
    void aProgressiveFileThatLacksAScanIsRefused(String name) throws IOException {
        byte[] file = file(name);
        List<Integer> scans = scans(file);
        assertThat(scans).hasSizeGreaterThan(5);
        for (int i = 0; i + 1 < scans.size(); i++) {
            byte[] rest = joined(file, scans.get(i), scans.get(i + 1));
            assertThatThrownBy(() -> Jpeg.decode(rest, "lacking.jpg"))
                    .as("without scan " + i)
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("lacking.jpg: is a progressive JPEG that lacks some of its scans");
        }
    }

    /** Refuses such files since the fast path of libjpeg-turbo leaves coefficients behind there. */
    @ParameterizedTest
    @ValueSource(strings = {"cmyk_17x33.jpg", "rgb_33x17_420_b.jpg", "rgb_61x47_420_p.jpg"})
    void fillBytesAmongThePixelsAreRefused(String name) throws IOException {
        byte[] file = file(name);
        int first = scans(file).getFirst();
        int at = first;
        while ((file[at] & 0xff) != 0xff || file[at + 1] != 0) {
            at++;
        }
        byte[] filled = Arrays.copyOf(file, file.length + 1);
        System.arraycopy(file, at, filled, at + 1, file.length - at);
        filled[at] = (byte) 0xff;
        assertThatThrownBy(() -> Jpeg.decode(filled, "filled.jpg"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("filled.jpg: is a damaged JPEG: bytes that are no code among its pixels");
    }

    private static byte[] joined(byte[] file, int end, int start) {
        byte[] rest = Arrays.copyOf(file, file.length - (start - end));
        System.arraycopy(file, start, rest, end, file.length - start);
        return rest;
    }

    /** Returns places of the markers that start a scan; those of its tables are part of the scan before. */
    private static List<Integer> scans(byte[] file) {
        List<Integer> places = new ArrayList<>();
        for (int at = 2; at + 1 < file.length; at++) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xda) {
                places.add(at);
            }
        }
        return places;
    }

    @Test
    void printColoursAreSaid() throws IOException {
        assertThat(Pictures.isPrint(file("cmyk_17x33.jpg"), "ink.jpg")).isTrue();
        assertThat(Pictures.isPrint(file("grey_17x33.jpg"), "grey.jpg")).isFalse();
    }

    @Test
    void otherNumbersOfComponentsAreRefusedWithAdvice() throws IOException {
        byte[] file = file("grey_17x33.jpg");
        int frame = 2;
        while ((file[frame + 1] & 0xff) != 0xc0) {
            frame += 2 + ((file[frame + 2] & 0xff) << 8 | (file[frame + 3] & 0xff));
        }
        byte[] two = Arrays.copyOf(file, file.length + 3);
        System.arraycopy(file, frame + 13, two, frame + 16, file.length - frame - 13);
        System.arraycopy(file, frame + 10, two, frame + 13, 3);
        two[frame + 3] = (byte) (two[frame + 3] + 3);
        two[frame + 9] = 2;
        assertThatThrownBy(() -> Jpeg.decode(two, "two.jpg"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("two.jpg: is a JPEG of 2 colour components")
                .hasMessageContaining("convert it to RGB");
    }
}
