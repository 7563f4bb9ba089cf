package dev.wsss.stages.weights;

import java.nio.ByteBuffer;

/** Type of the numbers of a tensor in its file, little-endian. */
public enum ElementType {
    FLOAT64("F64", 8),
    FLOAT32("F32", 4),
    FLOAT16("F16", 2),
    BFLOAT16("BF16", 2),
    INT64("I64", 8),
    INT32("I32", 4),
    INT16("I16", 2),
    INT8("I8", 1),
    UINT8("U8", 1),
    BOOL("BOOL", 1);

    private final String safeTensorsName;
    private final int bytes;

    ElementType(String safeTensorsName, int bytes) {
        this.safeTensorsName = safeTensorsName;
        this.bytes = bytes;
    }

    /** Returns the name in a safetensors header, for instance {@code BF16}. */
    public String safeTensorsName() {
        return safeTensorsName;
    }

    /** Returns bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** Returns whether the numbers can be trained: counters and index tables cannot. */
    public boolean isFloatingPoint() {
        return switch (this) {
            case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 -> true;
            case INT64, INT32, INT16, INT8, UINT8, BOOL -> false;
        };
    }

    /**
     * Returns the number at a byte position as float32; exact for the narrower types, rounded to nearest for the wider
     * ones.
     */
    float floatAt(ByteBuffer storage, int position) {
        return switch (this) {
            case FLOAT64 -> (float) storage.getDouble(position);
            case FLOAT32 -> storage.getFloat(position);
            case FLOAT16 -> Float.float16ToFloat(storage.getShort(position));
            case BFLOAT16 -> Float.intBitsToFloat(storage.getShort(position) << 16);
            case INT64 -> (float) storage.getLong(position);
            case INT32 -> (float) storage.getInt(position);
            case INT16 -> storage.getShort(position);
            case INT8 -> storage.get(position);
            case UINT8 -> storage.get(position) & 0xff;
            case BOOL -> storage.get(position) == 0 ? 0 : 1;
        };
    }
}
