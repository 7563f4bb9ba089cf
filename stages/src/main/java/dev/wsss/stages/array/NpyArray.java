package dev.wsss.stages.array;

import dev.wsss.pipeline.outcome.SafeText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content of a .npy file: little endian, C order, numbers only.
 *
 * @param type what one value is
 * @param shape sizes, outermost first
 * @param data the raw little-endian bytes
 */
public record NpyArray(Type type, int[] shape, byte[] data) {
    private static final int NEWEST = 3;
    private static final int SHOWN = 200;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
    /** A whole header: each of the three entries once, and nothing else. */
    private static final Pattern HEADER = Pattern.compile(
            "\\{\\s*(?:(?:" + DESCR + "|" + FORTRAN + "|" + SHAPE + ")\\s*(?:,\\s*|(?=\\}))){3}\\}\\s*");

    /** The number types that are read and written. */
    public enum Type {
        UINT8("|u1", 1),
        INT32("<i4", 4),
        INT64("<i8", 8),
        FLOAT16("<f2", 2),
        FLOAT32("<f4", 4),
        FLOAT64("<f8", 8);

        private final String descr;
        private final int bytes;

        Type(String descr, int bytes) {
            this.descr = descr;
            this.bytes = bytes;
        }

        private static Type of(String descr) {
            return Arrays.stream(values())
                    .filter(type -> type.descr.equals(descr))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("a .npy of type '" + SafeText.of(descr, SHOWN)
                            + "': only plain little-endian numbers are read, no objects"));
        }
    }

    public NpyArray {
        shape = shape.clone();
        if (data.length != Math.multiplyExact(FloatArray.size(shape), type.bytes)) {
            throw new IllegalArgumentException(
                    data.length + " bytes for " + type + " of shape " + Arrays.toString(shape));
        }
    }

    /** Returns float32 values as an array. */
    public static NpyArray of(FloatArray array) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * array.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(array.values());
        return new NpyArray(Type.FLOAT32, array.shape(), bytes.array());
    }

    /** Returns float32 values as float16, rounded to nearest even: half the size, three decimal digits. */
    public static NpyArray halves(FloatArray array) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * array.values().length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : array.values()) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return new NpyArray(Type.FLOAT16, array.shape(), bytes.array());
    }

    /** Returns bytes 0..255 as an array. */
    public static NpyArray of(byte[] values, int... shape) {
        return new NpyArray(Type.UINT8, shape, values);
    }

    /** Parses a whole file; refuses truncated, Fortran-ordered and object arrays with the reason. */
    public static NpyArray parse(byte[] file) {
        if (file.length < 10 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("not a .npy file: the magic bytes are missing");
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int major = file[6];
        if (major < 1 || major > NEWEST || file[7] != 0) {
            throw new IllegalArgumentException("a .npy file of version " + major + "." + file[7]);
        }
        int start = major == 1 ? 10 : 12;
        if (file.length < start) {
            throw new IllegalArgumentException("a .npy file cut short in its header");
        }
        int length = major == 1 ? in.getShort(8) & 0xffff : in.getInt(8);
        if (length < 0 || length > file.length - start) {
            throw new IllegalArgumentException("a .npy file cut short in its header");
        }
        String header = new String(file, start, length, StandardCharsets.ISO_8859_1);
        if (!HEADER.matcher(header).matches()) {
            throw unreadable(header);
        }
        if (field(FORTRAN, header).equals("True")) {
            throw new IllegalArgumentException("a .npy in Fortran order; save it with numpy.ascontiguousarray");
        }
        Type type = Type.of(field(DESCR, header).replace("|b1", "|u1"));
        int[] shape = Arrays.stream(field(SHAPE, header).split(","))
                .map(String::strip)
                .filter(side -> !side.isEmpty())
                .mapToInt(NpyArray::side)
                .toArray();
        int size = size(type, shape);
        if (file.length - start - length != size) {
            throw new IllegalArgumentException("a .npy file of " + (file.length - start - length) + " data bytes, but "
                    + type + " of shape " + Arrays.toString(shape) + " needs " + size);
        }
        return new NpyArray(type, shape, Arrays.copyOfRange(file, start + length, file.length));
    }

    /** Returns the file, version 1.0, its header padded to a multiple of 64 bytes as NumPy does. */
    public byte[] encode() {
        String sides = Arrays.stream(shape)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
        String header = "{'descr': '" + type.descr + "', 'fortran_order': False, 'shape': " + sides + ", }";
        int padding = 63 - (10 + header.length()) % 64;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length)
                .put(text)
                .put(data)
                .array();
    }

    /** Returns the values as float32; only for FLOAT32 and for FLOAT16, whose values stay what they are. */
    public float[] floats() {
        if (type == Type.FLOAT16) {
            ByteBuffer halves = little(Type.FLOAT16);
            float[] values = new float[data.length / 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.float16ToFloat(halves.getShort(2 * i));
            }
            return values;
        }
        float[] values = new float[data.length / 4];
        little(Type.FLOAT32).asFloatBuffer().get(values);
        return values;
    }

    /** Returns the values as float64; only for FLOAT64. */
    public double[] doubles() {
        double[] values = new double[data.length / 8];
        little(Type.FLOAT64).asDoubleBuffer().get(values);
        return values;
    }

    /** Returns the values as 64-bit integers; only for INT64. */
    public long[] longs() {
        long[] values = new long[data.length / 8];
        little(Type.INT64).asLongBuffer().get(values);
        return values;
    }

    /** Returns the values as bytes; only for UINT8. */
    public byte[] bytes() {
        return little(Type.UINT8).array();
    }

    /** Returns shape and values; only for FLOAT32 and FLOAT16. */
    public FloatArray array() {
        return new FloatArray(shape, floats());
    }

    private ByteBuffer little(Type wanted) {
        if (type != wanted) {
            throw new IllegalArgumentException("an array of " + type + " where " + wanted + " is wanted");
        }
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int side(String digits) {
        try {
            int side = Integer.parseInt(digits);
            if (side >= 0) {
                return side;
            }
        } catch (NumberFormatException tooLarge) {
            throw badSide(digits, tooLarge);
        }
        throw badSide(digits, null);
    }

    private static IllegalArgumentException badSide(String digits, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "a .npy file whose shape has the side '" + SafeText.of(digits, SHOWN) + "'", cause);
    }

    private static int size(Type type, int[] shape) {
        try {
            return Math.multiplyExact(FloatArray.size(shape), type.bytes);
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(
                    "a .npy file of shape " + Arrays.toString(shape) + ", more than an array can hold", tooLarge);
        }
    }

    private static String field(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw unreadable(header);
        }
        return matcher.group(1);
    }

    private static IllegalArgumentException unreadable(String header) {
        return new IllegalArgumentException("a .npy header that cannot be read: " + SafeText.of(header.strip(), SHOWN));
    }
}
