package dev.wsss.stages.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes of a file; another file of its kind is available. */
enum Change {
    /** Flips a few bits. */
    FLIP {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            byte[] changed = file.clone();
            for (int i = random.nextInt(1, 5); i > 0 && file.length > 0; i--) {
                changed[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        }
    },
    /** Replaces a few bytes by random ones. */
    OVERWRITE {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            Run run = Run.in(file, 8, random);
            byte[] any = new byte[run.size()];
            random.nextBytes(any);
            return joined(file, run.start(), any, run.end());
        }
    },
    /** Replaces a number by one at the end of its range. */
    BOUNDARY {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            long value = BOUNDARIES.get(random.nextInt(BOUNDARIES.size())) >>> random.nextInt(3);
            return withNumber(file, random, old -> value);
        }
    },
    /** Makes a number, perhaps a length, a little larger or smaller. */
    LENGTH {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            long step = STEPS.get(random.nextInt(STEPS.size()));
            boolean doubled = random.nextBoolean();
            return withNumber(file, random, old -> doubled ? 2 * old : old + step);
        }
    },
    /** Replaces a number in decimal digits. */
    DIGITS {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            int start = file.length == 0 ? 0 : random.nextInt(file.length);
            while (start < file.length && !isDigit(file[start])) {
                start++;
            }
            int end = start;
            while (end < file.length && isDigit(file[end])) {
                end++;
            }
            String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
            return joined(file, start, number.getBytes(StandardCharsets.US_ASCII), end);
        }
    },
    /** Deletes a part. */
    DELETE {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            Run run = Run.in(file, longest(file, random), random);
            return joined(file, run.start(), new byte[0], run.end());
        }
    },
    /** Copies a part to another place. */
    DUPLICATE {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            Run run = Run.in(file, longest(file, random), random);
            int at = random.nextInt(file.length + 1);
            return joined(file, at, run.of(file), at);
        }
    },
    /** Repeats a part many times. */
    REPEAT {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            Run run = Run.in(file, 16, random);
            int times = random.nextInt(1, 300);
            byte[] many = new byte[run.size() * times];
            for (int i = 0; i < many.length; i++) {
                many[i] = file[run.start() + i % run.size()];
            }
            return joined(file, run.end(), many, run.end());
        }
    },
    /** Removes the end. */
    TRUNCATE {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            return Arrays.copyOf(file, random.nextInt(file.length + 1));
        }
    },
    /** Replaces a part by one of another file. */
    SPLICE {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            Run run = Run.in(file, longest(file, random), random);
            Run theirs = Run.in(other, longest(other, random), random);
            return joined(file, run.start(), theirs.of(other), run.end());
        }
    },
    /** Joins the beginning of this and the end of another file. */
    CROSS {
        @Override
        byte[] of(byte[] file, byte[] other, RandomGenerator random) {
            int from = random.nextInt(other.length + 1);
            return joined(
                    file, random.nextInt(file.length + 1), Arrays.copyOfRange(other, from, other.length), file.length);
        }
    };

    private static final List<Long> BOUNDARIES =
            List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 0x7fffffffL, 0x80000000L, 0x7fffffffffffL, 0xffL);
    private static final List<Long> STEPS = List.of(-1L, 1L, -2L, 2L, -4L, 4L, -8L, 8L, -512L, 512L, 0x10000L);
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "255",
            "65536",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "1e999",
            "0.5",
            "99999999999999999999",
            "00000000000",
            "77777777777");

    /** A part of a file. */
    private record Run(int start, int end) {
        static Run in(byte[] file, int longest, RandomGenerator random) {
            int start = random.nextInt(file.length + 1);
            return new Run(start, Math.min(file.length, start + random.nextInt(1, longest + 1)));
        }

        int size() {
            return end - start;
        }

        byte[] of(byte[] file) {
            return Arrays.copyOfRange(file, start, end);
        }
    }

    /** A function from one number to another. */
    private interface Arithmetic {
        long of(long old);
    }

    /** Returns the changed file. */
    abstract byte[] of(byte[] file, byte[] other, RandomGenerator random);

    private static int longest(byte[] file, RandomGenerator random) {
        return random.nextBoolean() ? 16 : Math.max(1, file.length / 2);
    }

    /** Returns the file up to one place, other bytes, and the file from another place on. */
    private static byte[] joined(byte[] file, int head, byte[] between, int tail) {
        return ByteBuffer.allocate(head + between.length + file.length - tail)
                .put(file, 0, head)
                .put(between)
                .put(file, tail, file.length - tail)
                .array();
    }

    /** Changes a number of one, two, four or eight bytes in either order. */
    private static byte[] withNumber(byte[] file, RandomGenerator random, Arithmetic number) {
        int width = 1 << random.nextInt(4);
        boolean little = random.nextBoolean();
        if (file.length < width) {
            return file;
        }
        int at = random.nextInt(file.length - width + 1);
        byte[] changed = file.clone();
        ByteBuffer bytes = ByteBuffer.wrap(changed).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        switch (width) {
            case 1 -> bytes.put(at, (byte) number.of(bytes.get(at)));
            case 2 -> bytes.putShort(at, (short) number.of(bytes.getShort(at)));
            case 4 -> bytes.putInt(at, (int) number.of(bytes.getInt(at)));
            default -> bytes.putLong(at, number.of(bytes.getLong(at)));
        }
        return changed;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
