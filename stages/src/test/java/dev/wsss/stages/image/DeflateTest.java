package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.stages.random.Randomness;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of compressed bytes, recorded of zlib 1.3.1 at level 6; the JDK inflates them for comparison. */
class DeflateTest {
    /** Data by which zlib selects different encodings. */
    enum Kind {
        /** Blocks are stored as they are. */
        NOISE {
            @Override
            int value(byte[] data, int i, RandomGenerator random) {
                return random.nextInt(256);
            }
        },
        /** Long runs, as in masks. */
        RUNS {
            @Override
            int value(byte[] data, int i, RandomGenerator random) {
                return i == 0 || random.nextInt(100) < 2 ? random.nextInt(21) : data[i - 1];
            }
        },
        /** Rows that repeat the row above. */
        ROWS {
            @Override
            int value(byte[] data, int i, RandomGenerator random) {
                return i > 500 && random.nextInt(100) < 97 ? data[i - 500] : random.nextInt(21);
            }
        },
        /** Short differences, as in photographs. */
        SMALL {
            @Override
            int value(byte[] data, int i, RandomGenerator random) {
                return random.nextInt(9) + random.nextInt(9) - random.nextInt(17);
            }
        },
        /** Few values are frequent, so that codes would get too long. */
        STEEP {
            @Override
            int value(byte[] data, int i, RandomGenerator random) {
                return (int) (StrictMath.pow(random.nextDouble(), 12) * 256);
            }
        },
        /** Repetitions at the end of the window. */
        FAR {
            @Override
            int value(byte[] data, int i, RandomGenerator random) {
                return i < 32_506 ? random.nextInt(256) : data[i - 32_506];
            }
        };

        abstract int value(byte[] data, int i, RandomGenerator random);

        byte[] data(int size) {
            RandomGenerator random = new Randomness(size, "deflate").stream(name());
            byte[] data = new byte[size];
            for (int i = 0; i < size; i++) {
                data[i] = (byte) value(data, i, random);
            }
            return data;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NOISE, 1, e13d7fb72d2d3c65",
        "NOISE, 200, 9c01f335d8feb074",
        "NOISE, 40000, 5e7f8e8c24ea7e57",
        "NOISE, 300000, 80cc95f7aaf69fad",
        "RUNS, 1, 474ae3f4c69be9ae",
        "RUNS, 200, cdf75455efbde86f",
        "RUNS, 40000, 7da677dc6d58f0f6",
        "RUNS, 300000, 670e379b09a3ce55",
        "ROWS, 1, 09f51e69053872c1",
        "ROWS, 200, 9c90774511a19553",
        "ROWS, 40000, 35ade06824c70832",
        "ROWS, 300000, 8948ee1ec7e8754f",
        "SMALL, 1, cf3c29089d0e475d",
        "SMALL, 200, 0e8d2ae74fc82c19",
        "SMALL, 40000, 22dc1845d7921267",
        "SMALL, 300000, d556b8ab1dc68d5e",
        "STEEP, 1, cc85aded8a4a5c1c",
        "STEEP, 200, b85c1e42814fa530",
        "STEEP, 40000, 1af37983767e8e57",
        "STEEP, 300000, c9de8cae14ea6da4",
        "FAR, 1, f9b63be222bb12c1",
        "FAR, 200, 95b1be2955932133",
        "FAR, 40000, a0be18f19eb713c0",
        "FAR, 300000, b1ecb58eaedb9607"
    })
    void bytesAreThoseOfZlib(Kind kind, int size, String recorded) {
        assertThat(Sha256.of(Deflate.zlib(kind.data(size)))).startsWith(recorded);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsCompressedIsUnpackedToTheSame(Kind kind) throws DataFormatException {
        for (int size : new int[] {1, 2, 3, 100, 32_768, 70_000}) {
            byte[] data = kind.data(size);
            assertThat(unpacked(Deflate.zlib(data), size))
                    .as("%s, %d", kind, size)
                    .isEqualTo(data);
        }
    }

    @Test
    void nothingIsCompressedToo() throws DataFormatException {
        assertThat(unpacked(Deflate.zlib(new byte[0]), 0)).isEmpty();
    }

    private static byte[] unpacked(byte[] packed, int size) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] data = new byte[size + 1];
            int length = inflater.inflate(data);
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(data, length);
        } finally {
            inflater.end();
        }
    }
}
